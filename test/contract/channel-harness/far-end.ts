import type { Channel } from '../../../src/core/ports/channel';

/** One message as people make it. */
export interface Saying {
  text?: string;
  /** A picture and no words. */
  isPicture?: boolean;
  mentionsBot?: boolean;
  /** It calls the other member by name. */
  mentionsOther?: boolean;
  /** An earlier message, which it quotes. */
  quotes?: Said;
  /** Whoever asks, unless it is the other member of the group or the bot itself. */
  by?: 'asker' | 'other' | 'bot';
  /** Of a kind that no document tells of. */
  isUnknownKind?: boolean;
  /** In the asker's own chat with the bot instead of the group. */
  isDirect?: boolean;
}

/** By which it can be delivered again, quoted and taken back. */
export interface Said {
  id: string;
  text: string;
}

/** A reply as people see it now; a file as its name. */
export interface Shown {
  text: string;
  pictures: number;
}

/** The other side of a channel: its platform, with a group in it. */
export interface FarEnd {
  /** A channel as a new program makes it, not started. */
  channel(): Channel;
  /** After the channel was started: until it takes messages. */
  ready?(): Promise<void>;
  say(saying: Saying): Promise<Said>;
  /** The platform delivers the same message again. */
  repeat(said: Said): Promise<void>;
  /** Whoever said it takes it back. */
  takeBack?(said: Said): Promise<void>;
  /** What the bot sent, in order, without what was taken back. */
  seen(): Shown[];
  close(): Promise<void>;
}

/** What a channel is put to the contract with. */
export interface ChannelHarness {
  name: string;
  open(): Promise<FarEnd>;
  /** Cases that the platform does not offer, by name, with the reason. */
  lacks: Readonly<Record<string, string>>;
  /** Whether queries behind figures can be folded away, and so are shown. */
  foldsQueries?: boolean;
  /** Whether pictures without words come from a member's own chat with the bot only. */
  picturesAreDirect?: boolean;
}
