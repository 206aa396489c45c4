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

/** The first connection takes its moment; it is unwell only once there is a problem with it. */
const isWell = ({ state, problem }: ChannelHealth): boolean =>
  state === 'ok' || (state === 'connecting' && problem === null);
