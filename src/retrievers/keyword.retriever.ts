import type { Evidence } from '../core/answer';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import type { Retriever, RetrieveRequest } from '../core/ports/retriever';
import { type CutWords, loadCutWords } from './cut-words';
import { passageEvidence } from './passage-evidence';

/** Below so many passages few compete, and where a word ends decides nothing: the dictionary is not loaded for it. */
const LEAST_PASSAGES = 1000;
const CHINESE_WORDS = /[\u3400-\u9fff]{3}/;

/** Finds passages by their n-grams in the assistant's live index, in a large one by where words end, too. */
export class KeywordRetriever implements Retriever {
  readonly name = 'keyword';

  /**
   * @param today ISO day on which a passage has to count
   * @param loadWords loads the dictionary on first use
   */
  constructor(
    private readonly snapshots: AssistantSnapshots,
    private readonly knowledge: Pick<KnowledgeStore, 'findPassages'>,
    private readonly today: () => string,
    private readonly loadWords: () => Promise<CutWords> = loadCutWords,
  ) {}

  async retrieve({ question, limit }: RetrieveRequest): Promise<Evidence[]> {
    const snapshot = this.snapshots.current(question.assistant);
    const { matchText } = question;
    const isLarge = snapshot !== null && snapshot.passageCount >= LEAST_PASSAGES;
    const cutWords = isLarge && CHINESE_WORDS.test(matchText) ? await this.loadWords() : undefined;
    const found = snapshot?.passages.search(matchText, limit, cutWords) ?? [];
    const scores = new Map(found.map(({ passageId, score }) => [passageId, score]));
    const passages = await this.knowledge.findPassages([...scores.keys()], this.today());
    return passages.map((passage) =>
      passageEvidence(passage, { retriever: this.name, score: scores.get(passage.id) ?? 0 }),
    );
  }
}
