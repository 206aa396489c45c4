import { z } from 'zod';

/** Section `database` of the configuration. */
export const databaseConfig = z
  .strictObject({
    kind: z
      .enum(['sqlite', 'mysql'])
      .default('sqlite')
      .describe('Where everything is stored: `sqlite`, one local file, or `mysql`, a MySQL 8 or MariaDB server.'),
    sqlite: z
      .strictObject({
        file: z
          .string()
          .min(1)
          .default('data/fennelbean.sqlite')
          .describe('The database file. Its folder is created when missing. Not on a network drive.'),
      })
      .prefault({})
      .describe('Used when `kind` is `sqlite`.'),
    mysql: z
      .strictObject({
        host: z.string().min(1).default('127.0.0.1').describe('Name or address of the server.'),
        port: z.number().int().min(1).max(65535).default(3306).describe('Port of the server.'),
        user: z.string().min(1).default('fennelbean').describe('User that may create tables in the database.'),
        database: z
          .string()
          .min(1)
          .default('fennelbean')
          .describe('Name of the database. It must exist; its tables are created.'),
        password: z
          .string()
          .optional()
          .describe('Password of the user. Only from the environment.')
          .meta({ secret: true }),
      })
      .prefault({})
      .describe('Used when `kind` is `mysql`.'),
  })
  .describe('The database that holds knowledge, messages and outcomes.');

export type DatabaseConfig = z.infer<typeof databaseConfig>;
