import { join } from 'node:path';
import type { ContextLine, Message } from '../../src/core/message';
import type { Outcome } from '../../src/core/outcome';
import type { KnowledgeStore } from '../../src/core/ports/knowledge-store';
import { ReadDocuments } from '../../src/knowledge/read-documents.use-case';
import { readLists } from '../../src/knowledge/read-lists';
import { AssistantPipeline } from '../../src/pipeline/assistant.pipeline';
import {
  AssistantIndexBuilder,
  EverydayChatter,
  restoreSnapshot,
} from '../../src/pipeline/gate/build-assistant.use-case';
import { preprocessConfig } from '../../src/pipeline/preprocess/preprocess.config';
import { answerConfig } from '../../src/pipeline/respond/answer.config';
import { retrievalConfig } from '../../src/pipeline/respond/retrieval.config';
import { Responder } from '../../src/pipeline/respond/respond.step';
import { KeywordRetriever } from '../../src/retrievers/keyword.retriever';
import { QaPairRetriever } from '../../src/retrievers/qa-pair.retriever';
import { details, message, notSetUp, snapshotsOf, sourcedPassage, SteppingClock } from '../fakes/journey';
import { projectFolder } from './compile-sources';
import { shippedChatter } from './sample-knowledge';

/** The pipeline over a shipped knowledge base, in memory and without a model. */
export async function samplePipeline(
  name: string,
  folder = join(projectFolder, 'knowledge', name),
): Promise<AssistantPipeline> {
  const [{ documents }, lists] = await Promise.all([
    new ReadDocuments({ size: 640, overlap: 0 }).run({ folder }),
    readLists(folder),
  ]);
  const builder = new AssistantIndexBuilder(new EverydayChatter(shippedChatter()));
  for (const { document, passages } of documents) {
    builder.replace(
      document.id,
      passages.map(({ id, text }) => ({ passageId: id, text })),
    );
  }
  const listed = (['good', 'bad'] as const).flatMap((kind) =>
    (lists[kind] ?? []).map((text, at) => ({ id: `${kind}-${at}`, kind, text })),
  );
  const pairs = (lists.pairs ?? []).map((pair, at) => ({ id: `pair-${at}`, knowledgeBaseId: name, ...pair }));
  const built = builder.build({
    strictness: 0.05,
    listed,
    pairs: pairs.map(({ id, question }) => ({ id, text: question })),
  });
  const snapshots = snapshotsOf(restoreSnapshot({ assistant: name, revision: 1, built, reviewWidth: 0.25 }));
  const passages = new Map(
    documents.flatMap(({ document, passages }) =>
      passages.map((passage) => [
        passage.id,
        sourcedPassage(passage.id, { ...passage, documentTitle: document.title }),
      ]),
    ),
  );
  const knowledge = {
    findPassages: (ids) => Promise.resolve(ids.flatMap((id) => passages.get(id) ?? [])),
    listQaPairs: () => Promise.resolve(pairs),
  } satisfies Partial<KnowledgeStore> as unknown as KnowledgeStore;
  return new AssistantPipeline({
    snapshots,
    responder: new Responder({
      retrievers: [
        new KeywordRetriever(snapshots, knowledge, () => '2026-11-21'),
        new QaPairRetriever(snapshots, knowledge),
      ],
      modelWriter: null,
      answer: answerConfig.parse({}),
      retrieval: retrievalConfig.parse({}),
    }),
    clock: new SteppingClock(),
    preprocess: preprocessConfig.parse({}),
  });
}

/** What a member says; the parts of one question are parted by `|`. */
export interface Saying {
  text: string;
  /** Absent: the same member each time. */
  member?: string;
  /** Since what was said before; absent: one. */
  minutes?: number;
  /** The bot's last answer, words of a member, or a picture. */
  quoting?: 'answer' | 'picture' | { text: string };
  mentionsBot?: boolean;
}

/** A group in which everybody's words are the context of what is said later, as intake keeps it. */
export class SampleGroup {
  private readonly context: ContextLine[] = [];
  private now = Date.UTC(2026, 3, 1);

  constructor(
    private readonly pipeline: AssistantPipeline,
    private readonly assistant: string,
  ) {}

  async say({ text, member: id = 'li', minutes = 1, quoting, mentionsBot = false }: Saying): Promise<Outcome> {
    this.now += minutes * 60_000;
    const member = { id, name: id };
    const sentAt = this.now;
    const messages = text.split('|').map((part, at): Message =>
      message({
        id: `${sentAt}-${at}`,
        assistant: this.assistant,
        member,
        text: part,
        mentionsBot,
        sentAt,
        details: details({ quoted: at === 0 ? this.quoted(quoting) : null }),
      }),
    );
    const { assistant, conversation } = messages[0] ?? notSetUp();
    const context = this.context.slice(-12);
    const outcome = await this.pipeline.run({ assistant, conversation, member, messages, context });
    this.context.push(...messages.map(({ text }) => ({ member, text, sentAt, questionId: String(sentAt) })));
    if (outcome.answer) this.context.push({ member: null, text: outcome.answer.text, sentAt });
    return outcome;
  }

  private quoted(quoting: Saying['quoting']) {
    if (quoting === undefined) return null;
    const place = { platformMessageId: 'q', rootPlatformMessageId: 'q' };
    if (quoting === 'answer') {
      const text = this.context.findLast(({ member }) => member === null)?.text ?? notSetUp();
      return { ...place, text, isFromBot: true };
    }
    if (quoting !== 'picture') return { ...place, text: quoting.text, isFromBot: false };
    return { ...place, text: null, isFromBot: false, attachments: [{ kind: 'image' as const, key: 'k', name: null }] };
  }
}
