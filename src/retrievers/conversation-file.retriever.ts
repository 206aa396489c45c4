import type { Evidence } from '../core/answer';
import type { Place } from '../core/knowledge';
import type { Clock } from '../core/ports/clock';
import type { ConversationFile, ConversationFileStore } from '../core/ports/conversation-file-store';
import type { Retriever, RetrieveRequest } from '../core/ports/retriever';
import { completeText } from '../core/question';
import { asksForSummary } from '../text/asks-for-summary';
import { centrality } from '../text/central-texts';
import { NgramIndex } from '../text/ngram-index';
import { NgramIndexBuilder } from '../text/ngram-index-builder';
import { textWindows } from '../text/text-windows';

/** Finds what answers a question in the files that it is about, and in no others. */
export class ConversationFileRetriever implements Retriever {
  readonly name = 'conversation-file';

  constructor(
    private readonly files: Pick<ConversationFileStore, 'find'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  isAvailable({ question }: Pick<RetrieveRequest, 'question'>): boolean {
    return (question.files ?? []).length > 0;
  }

  async retrieve({ question, limit }: RetrieveRequest): Promise<Evidence[]> {
    const now = this.clock.now();
    const kept = await Promise.all((question.files ?? []).map(({ id }) => this.files.find(id, now)));
    const pieces = kept.flatMap((file) =>
      // A file is no other conversation's, whoever names its id.
      file?.conversation.id === question.conversation.id && file.conversation.channel === question.conversation.channel
        ? piecesOf(file)
        : [],
    );
    const scored = asksForSummary(completeText(question))
      ? telling(pieces, limit)
      : matching(pieces, question.matchText, limit);
    return scored.map(({ piece, score }) => ({ ...piece, kind: 'file', retriever: this.name, score }));
  }
}

/** As passages of the knowledge are by default. */
const PIECE_CHARACTERS = 640;

type Piece = Omit<Evidence, 'kind' | 'retriever' | 'score'>;
interface Scored {
  piece: Piece;
  score: number;
}

function piecesOf({ id, name, text, places }: ConversationFile): Piece[] {
  return textWindows(text, PIECE_CHARACTERS).map(({ start, end }, at) => ({
    id: `${id}#${at}`,
    documentId: null,
    text: text.slice(start, end).trim(),
    title: name,
    headingPath: [],
    sources: [],
    reviewedOn: null,
    place: placeOf(places, start, end),
    url: null,
  }));
}

/** Pages from the first to the last; of anything else where it begins. */
function placeOf(places: ConversationFile['places'], start: number, end: number): Place | null {
  const first = placeAt(places, start);
  const last = placeAt(places, end - 1);
  return first?.kind === 'page' && last?.kind === 'page' ? { ...first, last: last.last } : first;
}

const placeAt = (places: ConversationFile['places'], offset: number): Place | null =>
  places.findLast(({ start }) => start <= offset)?.place ?? null;

function matching(pieces: readonly Piece[], text: string, limit: number): Scored[] {
  const byId = new Map(pieces.map((piece) => [piece.id, piece]));
  const builder = new NgramIndexBuilder();
  builder.replace(
    'file',
    pieces.map(({ id, text: unit }) => ({ passageId: id, text: unit })),
  );
  return new NgramIndex(builder.build()).search(text, limit).flatMap(({ passageId, score }) => {
    const piece = byId.get(passageId);
    return piece ? [{ piece, score }] : [];
  });
}

/** The beginning, and what says most of the whole; in the order of the file. */
function telling(pieces: readonly Piece[], limit: number): Scored[] {
  const scores = centrality(pieces.map(({ text }) => text));
  const scored = pieces.map((piece, at) => ({ piece, at, score: at === 0 ? 1 : (scores[at] ?? 0) }));
  const best = [...scored].sort((left, right) => right.score - left.score).slice(0, limit);
  return best.sort((left, right) => left.at - right.at).map(({ piece, score }) => ({ piece, score }));
}
