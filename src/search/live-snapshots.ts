import type { Assistant } from '../core/knowledge';
import type { AssistantStore } from '../core/ports/assistant-store';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { Logger } from '../core/ports/logger';
import type { AssistantSnapshot, AssistantSnapshots, IndexWriter } from '../core/ports/passage-index';
import type { QuestionListStore } from '../core/ports/question-list-store';
import type { RevisionStore } from '../core/ports/revision-store';
import { BuildThread } from './build-thread';
import { KnowledgeFeed } from './knowledge-feed';

export interface LiveSnapshotsOptions {
  assistants: AssistantStore;
  knowledge: KnowledgeStore;
  questionLists: QuestionListStore;
  revisions: RevisionStore;
  logger: Logger;
  /** ISO day on which documents have to count. */
  today: () => string;
  /** Compiled entry of the thread that builds. */
  threadScript: string;
  /** Whether an embedding model learns on top of the gate. */
  isRefined?: boolean;
  /** Makes a live snapshot of what the thread built. */
  restore: (built: { assistant: string; revision: number; payload: unknown }) => AssistantSnapshot;
}

/** How often other processes' changes are looked for; with the build it stays under a second. */
const POLL_MILLISECONDS = 200;

/** Keeps one snapshot an assistant at the stored revision. Builds happen in a thread; readers see the old one until the new one is whole. */
export class LiveSnapshots implements AssistantSnapshots, IndexWriter {
  private readonly snapshots = new Map<string, AssistantSnapshot>();
  /** Of the snapshots: no revision counts their changes. */
  private readonly strictness = new Map<string, number>();
  private readonly builtOn = new Map<string, string>();
  private readonly awaited = new Map<string, ((snapshot: AssistantSnapshot | null) => void)[]>();
  private readonly thread: BuildThread;
  private readonly feed: KnowledgeFeed;
  private timer: NodeJS.Timeout | null = null;
  private refreshing: Promise<void> = Promise.resolve();
  private queued: Promise<void> | null = null;
  private stopped = false;

  constructor(private readonly options: LiveSnapshotsOptions) {
    this.thread = new BuildThread(options.threadScript, () => {
      this.feed.forgetAll();
    });
    this.feed = new KnowledgeFeed(options.knowledge, this.thread, options.today);
  }

  current(assistant: string): AssistantSnapshot | null {
    return this.snapshots.get(assistant) ?? null;
  }

  async whenReady(assistant: string): Promise<AssistantSnapshot | null> {
    const ready = this.current(assistant);
    if (ready) return ready;
    if (!(await this.options.assistants.find(assistant)) || this.stopped) return null;
    const meanwhile = this.current(assistant);
    if (meanwhile) return meanwhile;
    return new Promise((resolve) => {
      const waiting = this.awaited.get(assistant) ?? [];
      this.awaited.set(assistant, [...waiting, resolve]);
    });
  }

  /** Looks for changes from now on. */
  watch(): void {
    const look = () => {
      if (this.stopped) return;
      this.timer = setTimeout(() => {
        this.refresh()
          .catch((error: unknown) => {
            this.options.logger.error({ error: String(error) }, 'The index could not be refreshed');
          })
          .finally(look);
      }, POLL_MILLISECONDS);
      this.timer.unref();
    };
    look();
  }

  /** Ends the thread; whoever still waits for a snapshot gets none. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.thread.stop();
    await this.refreshing.catch(() => undefined);
    for (const name of this.awaited.keys()) this.answerAwaited(name, null);
  }

  refresh(): Promise<void> {
    // One refresh runs, one more may wait; whoever comes later shares the waiting one.
    this.queued ??= this.refreshing
      .catch(() => undefined)
      .then(() => {
        this.queued = null;
        this.refreshing = this.refreshNow();
        return this.refreshing;
      });
    return this.queued;
  }

  private async refreshNow(): Promise<void> {
    const assistants = await this.options.assistants.list();
    const revisions = await this.options.revisions.revisions();
    const failures: unknown[] = [];
    for (const assistant of assistants) {
      const revision = revisions.get(assistant.name) ?? 0;
      if (this.isCurrent(assistant, revision)) continue;
      // One assistant that cannot be built keeps no other from being built.
      await this.rebuild(assistant, revision).catch((error: unknown) => failures.push(error));
    }
    await this.forgetAllBut(new Set(assistants.map(({ name }) => name)));
    if (failures.length > 0) throw failures[0];
  }

  private isCurrent({ name, strictness }: Assistant, revision: number): boolean {
    return (
      this.current(name)?.revision === revision &&
      this.strictness.get(name) === strictness &&
      this.builtOn.get(name) === this.options.today()
    );
  }

  private async forgetAllBut(names: ReadonlySet<string>): Promise<void> {
    for (const name of this.snapshots.keys()) {
      if (names.has(name)) continue;
      this.snapshots.delete(name);
      await this.feed.forget(name);
    }
    for (const name of this.awaited.keys()) {
      if (!names.has(name) && !(await this.options.assistants.find(name))) this.answerAwaited(name, null);
    }
  }

  private answerAwaited(assistant: string, snapshot: AssistantSnapshot | null): void {
    for (const resolve of this.awaited.get(assistant) ?? []) resolve(snapshot);
    this.awaited.delete(assistant);
  }

  private async rebuild(assistant: Assistant, revision: number): Promise<void> {
    const { knowledge, questionLists, restore, logger, isRefined = false } = this.options;
    const begun = performance.now();
    const { losses } = this.thread;
    const today = this.options.today();
    await this.feed.bringUpToDate(assistant.name);
    const listed = await questionLists.list(assistant.name);
    const pairs = await knowledge.listQaPairs(assistant.name);
    const settings = {
      strictness: assistant.strictness,
      listed: listed.map(({ id, kind, text }) => ({ id, kind, text })),
      pairs: pairs.map(({ id, question }) => ({ id, text: question })),
      isRefined,
    };
    if (this.thread.losses !== losses) {
      throw new Error('The thread that builds indexes ended before it was fed in full');
    }
    const payload = await this.thread.request({ kind: 'build', assistant: assistant.name, settings });
    const snapshot = restore({ assistant: assistant.name, revision, payload });
    this.snapshots.set(assistant.name, snapshot);
    this.strictness.set(assistant.name, assistant.strictness);
    this.builtOn.set(assistant.name, today);
    this.answerAwaited(assistant.name, snapshot);
    logger.info(
      {
        assistant: assistant.name,
        revision,
        passages: snapshot.passageCount,
        milliseconds: Math.round(performance.now() - begun),
      },
      'The index is up to date',
    );
  }
}
