/** Structured log. Fields carry ids and numbers, not people's words, and never a secret. */
export interface Logger {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}
export const Logger = Symbol('Logger');

export type LogFields = Record<string, string | number | boolean | null | undefined>;
