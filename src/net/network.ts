import { lookup } from 'node:dns/promises';
import { connect, type Socket } from 'node:net';

/** How the fetcher reaches the world. Tests give their own; the configuration cannot. */
export interface Network {
  /** Every address of a name, IPv4 and IPv6; none where it has none. Throws where it does not exist. */
  resolve(name: string): Promise<string[]>;
  /** Connects to an address that was checked: never to a name. */
  dial(address: string, port: number): Socket;
  /** Certificates of authorities that are trusted in place of Node's own. */
  authorities?: string;
}

export const systemNetwork: Network = {
  resolve: async (name) => {
    const records = await lookup(name, { all: true });
    return records.map(({ address }) => address);
  },
  dial: (address, port) => connect({ host: address, port }),
};
