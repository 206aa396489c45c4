import type { ServerAddress } from '../analytics/connection/mysql/server-lines';
import { BadInput } from '../app/failures';
import type { AppConfig } from '../config/app-config';
import { grantedKey } from '../config/granted-key';

export type ConfiguredSource = AppConfig['analytics']['sources'][number];
export type MysqlSource = Extract<ConfiguredSource, { kind: 'mysql' }>;

/** Throws `ConfigError` where the variable of the password is not set. */
export const addressOf = ({ name, host, port, user, database, passwordVariable }: MysqlSource): ServerAddress => ({
  host,
  port,
  user,
  database,
  password: grantedKey(passwordVariable, `analytics.sources.${name}.passwordVariable`) ?? '',
});

/** Throws `BadInput` where there is none of the name. */
export function configuredSource(name: string, { sources }: AppConfig['analytics']): ConfiguredSource {
  const found = sources.find((source) => source.name === name);
  if (found) return found;
  const names = sources.map((source) => source.name).join(', ') || 'none';
  throw new BadInput(`There is no data source "${name}" in analytics.sources. There are: ${names}`);
}
