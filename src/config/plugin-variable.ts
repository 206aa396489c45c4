import { prefix } from './environment';

/** A variable that an admin grants to a plugin; the program's own are nobody else's. */
export const pluginVariable = (
  name: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined => (name.startsWith(prefix) ? undefined : environment[name]);
