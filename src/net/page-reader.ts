import { type ChildProcess, fork } from 'node:child_process';
import type { ArticleRefusal } from '../core/ports/article-reader';
import type { FetchedPage } from './guarded-fetch';
import type { PageText } from './read-page';
import { unlessEnded } from './unless-ended';

export type PageRequest = Pick<FetchedPage, 'bytes' | 'charset' | 'kind'>;
/** Null: there is no article in it, or it could not be taken apart. */
export interface PageReply {
  page: PageText | null;
}

/** For one page, the start of the process included. */
const DEADLINE_MILLISECONDS = 5000;
/** Then the process ends and gives its memory back. */
const IDLE_MILLISECONDS = 30_000;
const MAX_WAITING = 8;
const MAX_HEAP_MEGABYTES = 192;

/**
 * Takes pages of strangers apart, one at a time, in a process that is started for the first of them: without an
 * environment, with a memory of its own and nothing to write to. A page that uses up its memory or its time ends that
 * process and nothing else; the next page starts another.
 */
export class PageReader {
  private child: ChildProcess | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private idle: NodeJS.Timeout | undefined;
  private isStopped = false;

  /** @param script the compiled entry of the process */
  constructor(
    private readonly script: string,
    private readonly milliseconds = { deadline: DEADLINE_MILLISECONDS, idle: IDLE_MILLISECONDS },
  ) {}

  /** Never rejects. A page that waits for too many others, or for longer than `signal` lets it, is too slow, too. */
  async read(page: PageRequest, signal?: AbortSignal): Promise<PageText | ArticleRefusal> {
    if (this.waiting >= MAX_WAITING) return 'too-slow';
    this.waiting++;
    const turn = this.last
      .then(() => (signal?.aborted || this.isStopped ? 'too-slow' : this.readNow(page)))
      // Where the machine has no room for another process.
      .catch((): ArticleRefusal => 'not-readable')
      .finally(() => {
        this.waiting--;
      });
    this.last = turn;
    return signal ? unlessEnded(turn, signal).catch((): ArticleRefusal => 'too-slow') : turn;
  }

  /** Ends the process; pages that come later are refused. */
  stop(): void {
    this.isStopped = true;
    this.end();
  }

  private readNow({ bytes, charset, kind }: PageRequest): Promise<PageText | ArticleRefusal> {
    clearTimeout(this.idle);
    const child = (this.child ??= this.start());
    return new Promise((resolve) => {
      const settle = (result: PageText | ArticleRefusal): void => {
        clearTimeout(timer);
        child.off('message', take).off('exit', lose).off('error', lose);
        // It keeps nobody alive while nothing is asked of it.
        child.unref();
        child.channel?.unref();
        this.idle = setTimeout(() => {
          this.end();
        }, this.milliseconds.idle).unref();
        resolve(result);
      };
      const take = (reply: unknown): void => {
        settle((reply as PageReply).page ?? 'not-readable');
      };
      const lose = (): void => {
        settle('not-readable');
      };
      const timer = setTimeout(() => {
        settle('too-slow');
        this.end();
      }, this.milliseconds.deadline);
      child.on('message', take).on('exit', lose).on('error', lose);
      child.ref();
      child.channel?.ref();
      child.send({ bytes, charset, kind } satisfies PageRequest, (error) => {
        if (error) lose();
      });
    });
  }

  private start(): ChildProcess {
    const child = fork(this.script, [], {
      env: {},
      execArgv: [`--max-old-space-size=${MAX_HEAP_MEGABYTES}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    const forget = (): void => {
      if (this.child === child) this.child = null;
    };
    child.on('error', forget).on('exit', forget);
    return child;
  }

  private end(): void {
    clearTimeout(this.idle);
    this.child?.kill('SIGKILL');
    this.child = null;
  }
}
