import type { Socket } from 'node:net';
import type { Connection, ConnectionOptions } from 'mysql2';
import { query } from './server-session';

export interface ServerAddress {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** One connection, and what the server said of itself. */
export interface ServerLine {
  connection: Connection;
  version: string;
}

const KILL_MILLISECONDS = 2000;

/** Opens and ends connections to one server. */
export class ServerLines {
  constructor(
    private readonly address: ServerAddress,
    private readonly connectMilliseconds: number,
  ) {}

  async open(): Promise<ServerLine> {
    const connection = await this.connect(this.connectMilliseconds);
    try {
      const [row] = (await query(connection, 'SELECT VERSION() AS version', this.connectMilliseconds)) as {
        version?: unknown;
      }[];
      return { connection, version: String(row?.version) };
    } catch (error) {
      closeNow(connection);
      throw error;
    }
  }

  /** Ends a connection at once, and what it still runs on the server, as far as that listens. */
  abandon({ connection }: ServerLine): void {
    const { threadId } = connection;
    closeNow(connection);
    this.connect(KILL_MILLISECONDS)
      .then(async (other) => {
        await query(other, `KILL QUERY ${threadId}`, KILL_MILLISECONDS).finally(() => {
          closeNow(other);
        });
      })
      .catch(() => undefined);
  }

  private async connect(connectTimeout: number): Promise<Connection> {
    // Loaded here, because who asks files alone does without.
    const { createConnection } = await import('mysql2');
    const { host, port, user, password, database } = this.address;
    const options: ConnectionOptions = {
      host,
      port,
      user,
      password,
      database,
      connectTimeout,
      charset: 'utf8mb4',
      multipleStatements: false,
      // The server may not ask for files of this machine.
      flags: ['-LOCAL_FILES'],
      dateStrings: true,
      supportBigNumbers: true,
      jsonStrings: true,
      // Names of columns are what a model wrote: no code is made of them.
      disableEval: true,
    };
    return new Promise((resolve, reject) => {
      const connection = createConnection(options);
      // What breaks shows in the next query; without a listener the program would end with it.
      connection.on('error', () => undefined);
      connection.connect((error) => {
        if (error) {
          closeNow(connection);
          reject(error);
        } else resolve(connection);
      });
    });
  }
}

/** The driver alone would wait for the server to hang up. */
function closeNow(connection: Connection): void {
  connection.destroy();
  (connection as unknown as { stream?: Socket }).stream?.destroy();
}
