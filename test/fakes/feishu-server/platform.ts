import { type App, Apps } from './apps';
import { Cards } from './cards';
import { Chats } from './chats';
import { FakeClock } from './clock';
import { type ApiName, Faults } from './faults';
import { Files } from './files';
import { type RequestBody } from './http';
import { Ids } from './ids';
import { PlatformLog } from './log';
import { type Message, Messages, type Reaction } from './messages';
import { RateLimits } from './rate-limits';
import { Tokens } from './tokens';
import { Wikis } from './wikis';

export interface PlatformOptions {
  /** Of faults by probability, of shuffling and of which connection receives. */
  seed?: number;
  /** How much faster the pauses between pushes pass; 0: only by `clock.advance`. */
  speed?: number;
  /** Whether jumps of the platform's clock empty the windows of the rate limits. */
  limitsOn?: 'real' | 'fake';
}

/** What the platform knows. It lives in memory and dies with the process. */
export class Platform {
  readonly clock: FakeClock;
  readonly ids = new Ids();
  readonly log: PlatformLog;
  readonly apps = new Apps();
  readonly tokens: Tokens;
  readonly limits: RateLimits;
  readonly faults: Faults;
  readonly chats: Chats;
  readonly messages: Messages;
  readonly cards: Cards;
  readonly files: Files;
  readonly wikis = new Wikis();
  /** Tells the apps; a bot's own reaction comes back to it as an event, too. */
  botReacted: ((message: Message, reaction: Reaction, change: 'created' | 'deleted') => void) | undefined;

  constructor({ seed = 1, speed = 1, limitsOn = 'real' }: PlatformOptions = {}) {
    this.clock = new FakeClock(speed);
    this.log = new PlatformLog(() => this.clock.now());
    this.tokens = new Tokens(this.apps, this.clock, this.ids, this.log);
    this.limits = new RateLimits(limitsOn === 'real' ? () => Date.now() : () => this.clock.now());
    this.faults = new Faults().seed(seed);
    this.chats = new Chats(this.ids);
    this.cards = new Cards(this.clock, this.ids);
    this.files = new Files(this.ids);
    this.messages = new Messages(this.chats, this.clock, this.ids, this.log, (cardId) => this.cards.jsonOf(cardId));
  }
}

/** One request for an interface, its caller known. */
export interface Call {
  app: App;
  name: ApiName;
  path: Record<string, string>;
  query: URLSearchParams;
  body: RequestBody;
}

/** Bytes instead of the usual object. */
export class BinaryAnswer {
  constructor(
    readonly bytes: Buffer,
    readonly contentType: string,
    readonly fileName: string,
  ) {}
}

export interface ApiRoute {
  name: ApiName;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/open-apis`; parts that begin with a colon take anything. */
  path: string;
  /** Any one of them is enough; none: free for every token. */
  scopes: readonly string[];
  /** Gives `data`, or the whole answer when `bare`. */
  handle: (call: Call) => unknown;
  bare?: boolean;
}
