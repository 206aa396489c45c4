import { languageOf } from '../text/language';
import type { Outcome } from '../core/outcome';
import { renderReply } from '../intake/render-reply';
import type { IngestReport, IngestRequest } from '../knowledge/ingest-knowledge.use-case';
import type { Services } from './compose-services';

const DRAIN_MILLISECONDS = 20_000;

/** What starts and stops in which order, for the server and the commands alike. */
export class Program {
  constructor(private readonly services: Services) {}

  /** Makes rows of the assistants that the configuration names. */
  async seed(): Promise<void> {
    const { config, stores } = this.services;
    const seeds = config.assistants.map((assistant) => ({
      ...assistant,
      strictness: assistant.strictness ?? config.gate.strictness,
    }));
    await stores.assistants.seed(seeds);
  }

  /** Reads what changed in the knowledge folder and brings the indexes up to it. */
  async prepareKnowledge(request: IngestRequest = {}): Promise<IngestReport> {
    const { ingest, snapshots, config } = this.services;
    const report = await ingest.run({ ...request, assistants: config.assistants.map(({ name }) => name) });
    await snapshots.refresh();
    return report;
  }

  /** The reply as a text channel would show it; null is silence. */
  render({ answer, trace }: Outcome): string | null {
    return answer && renderReply(answer, languageOf(trace.question.text));
  }

  /** Opens the channels and takes up what an earlier run left. */
  async serve(): Promise<void> {
    const { channels, receive, snapshots } = this.services;
    for (const channel of channels) await channel.start({ onMessage: (message) => receive.receive(message) });
    snapshots.watch();
    await receive.resume();
  }

  /** Takes nothing more, finishes what was begun, and closes. What does not finish in time stays pending. */
  async stop(): Promise<void> {
    const { channels, receive, snapshots, database } = this.services;
    for (const channel of channels) await channel.stop();
    await Promise.race([receive.drained(), pause(DRAIN_MILLISECONDS)]);
    await snapshots.stop();
    await database.close();
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
