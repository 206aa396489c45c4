import { ConfigError } from './config-error';
import { pluginVariable } from './plugin-variable';

/**
 * The secret that an option such as `apiKeyVariable` names; undefined: it names none. The program's own variables are not given.
 * Throws `ConfigError` when the variable is not set.
 *
 * @param option path of the option, such as `models.chat.endpoints[0].apiKeyVariable`
 */
export function grantedKey(
  variable: string | undefined,
  option: string,
  environment?: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (variable === undefined) return undefined;
  const key = pluginVariable(variable, environment);
  if (key !== undefined && key !== '') return key;
  const found = `the name ${variable}, and no such variable in the environment`;
  const problem = { where: '', option, found, allowed: 'a variable that holds the secret' };
  throw new ConfigError([problem]);
}
