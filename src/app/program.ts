import { languageOf } from '../text/language';
import type { Outcome } from '../core/outcome';
import type { Channel } from '../core/ports/channel';
import { renderReply } from '../intake/render-reply';
import type { IngestReport, IngestRequest } from '../knowledge/ingest-knowledge.use-case';
import type { Services } from './compose-services';

const DRAIN_MILLISECONDS = 20_000;

/** What starts and stops in which order, for the server and the commands alike. */
export class Program {
  private readonly served: Channel[] = [];

  constructor(private readonly services: Services) {}

  /** Makes rows of the assistants that the configuration names. */
  async seed(options: { onlyMissing?: boolean } = {}): Promise<void> {
    const { config, stores } = this.services;
    const seeds = config.assistants.map((assistant) => ({
      ...assistant,
      strictness: assistant.strictness ?? config.gate.strictness,
    }));
    await stores.assistants.seed(seeds, options);
  }

  /** Reads what changed in the knowledge folder, brings the indexes up to it, and keeps them up to later changes. */
  async prepareKnowledge(request: IngestRequest = {}): Promise<IngestReport> {
    const { ingest, snapshots, config } = this.services;
    const report = await ingest.run({ ...request, assistants: config.assistants.map(({ name }) => name) });
    await snapshots.refresh();
    snapshots.watch();
    return report;
  }

  /** The reply as a text channel would show it; null is silence. */
  render({ answer, trace }: Outcome): string | null {
    return answer && renderReply(answer, languageOf(trace.question.text));
  }

  /** Opens the channels and takes up what an earlier run left of theirs; other channels belong to another process. */
  async serve(channels: readonly Channel[]): Promise<void> {
    const { receive } = this.services;
    for (const channel of channels) {
      await channel.start({ onMessage: (message) => receive.receive(message) });
      this.served.push(channel);
    }
    await receive.resume(channels.map(({ name }) => name));
  }

  /** Takes nothing more, finishes what was begun, and closes. What does not finish in time stays pending. */
  async stop(): Promise<void> {
    const { receive, snapshots, database } = this.services;
    for (const channel of this.served) await channel.stop();
    await Promise.race([receive.drained(), pause(DRAIN_MILLISECONDS)]);
    await snapshots.stop();
    await database.close();
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
