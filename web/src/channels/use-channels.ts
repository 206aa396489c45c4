import { useEffect, useState } from 'react';
import { api, type ChannelHealth } from '../api';

const refreshMs = 30_000;

/** Channels that are not well. What cannot be asked now is asked half a minute later. */
export function useChannels(): readonly ChannelHealth[] {
  const [unwell, setUnwell] = useState<readonly ChannelHealth[]>([]);
  useEffect(() => {
    let current = true;
    const load = async () => {
      const channels = await api.channels().catch(() => null);
      if (current && channels) setUnwell(channels.filter((channel) => !isWell(channel)));
    };
    void load();
    const interval = setInterval(() => void load(), refreshMs);
    return () => {
      current = false;
      clearInterval(interval);
    };
  }, []);
  return unwell;
}

/** The first connection takes its moment; and a line that stands may have a problem all the same. */
const isWell = ({ state, problem }: ChannelHealth): boolean =>
  problem === null && (state === 'ok' || state === 'connecting');
