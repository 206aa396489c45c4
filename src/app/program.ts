import { languageOf } from '../text/language';
import type { Outcome } from '../core/outcome';
import type { Channel } from '../core/ports/channel';
import { renderReply } from '../intake/render-reply';
import type { IngestReport, IngestRequest } from '../knowledge/ingest-knowledge.use-case';
import type { Services } from './compose-services';

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
    const { ingest, snapshots, embedding, figures, config, analytics } = this.services;
    await analytics.prepare();
    try {
      return await ingest.run({ ...request, assistants: config.assistants.map(({ name }) => name) });
    } finally {
      // Also over what was there before, when something new cannot be read.
      await snapshots.refresh();
      snapshots.watch();
      embedding.live?.start();
      figures.start();
      void analytics.loadValues();
    }
  }

  /** The reply as a terminal shows it; null is silence. */
  render({ answer, trace }: Outcome): string | null {
    return answer && renderReply(answer, languageOf(`${trace.question.text}${answer.text}`), 'aligned');
  }

  /** Opens the channels and takes up what an earlier run left of theirs; other channels belong to another process. */
  async serve(channels: readonly Channel[]): Promise<void> {
    const { intake, plugins } = this.services;
    // Their commands are known a moment later; nobody waits for a plugin.
    void plugins.host.start();
    for (const channel of channels) {
      await channel.start(intake.handlers);
      this.served.push(channel);
    }
    await intake.start(channels);
  }

  /** Takes nothing more and finishes what was begun. What does not finish in time is left to the next start. */
  async finish(): Promise<void> {
    await Promise.all(this.served.map((channel) => channel.stop()));
    await this.services.intake.stop();
    for (const channel of this.served) await channel.close?.();
  }

  /** Gives back what the program holds. */
  async close(): Promise<void> {
    const { analytics, articles, documents, pictures, figures, plugins } = this.services;
    const { snapshots, embedding, enrich, models, database } = this.services;
    plugins.stop();
    articles.stop();
    documents.stop();
    await analytics.stop();
    await embedding.stop();
    await enrich.stop();
    pictures.stop();
    await figures.stop();
    await snapshots.stop();
    await models.settled();
    await database.close();
  }
}
