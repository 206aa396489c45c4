import { type PictureWay, pictureWays } from '../../core/document-picture';
import type { FigureFacet, FigureVectors, ShownPicture } from '../../core/ports/figure-vectors';
import type { VectorIndexStatus } from '../../core/ports/vector-index';
import type { Question } from '../../core/question';
import { FigureShelf, type FigureShelfOptions, type ShelvedFigures } from './figure-shelf';
import type { KnownFigure } from './figure-texts';
import { joinLikenesses } from './join-likenesses';
import { joinRanks, type RankedIds } from './join-ranks';

export interface FigureSearchOptions extends FigureShelfOptions {
  /** Of texts; null without an embedding model. */
  texts: FigureVectors | null;
  /** Of words and pictures in one space; null without a model for them. */
  images: FigureVectors | null;
  ways: readonly PictureWay[];
}

export interface RankedFigure extends KnownFigure {
  score: number;
}

export interface FigureRequest {
  question: Pick<Question, 'assistant' | 'matchText' | 'pictures'>;
  limit: number;
  /** Absent: those of the configuration. */
  ways?: readonly PictureWay[];
  signal?: AbortSignal | undefined;
}

export interface FigureSearchStatus {
  /** `partly`: only the words of figures are searched, because no model takes pictures. */
  ways: Record<PictureWay, 'off' | 'on' | 'partly'>;
  texts: VectorIndexStatus | null;
  images: VectorIndexStatus | null;
}

/** What was asked for: words, with those on the pictures that came with them, and these pictures. */
interface Queries {
  /** Of the member. */
  words: readonly { text: string; weight: number }[];
  /** These, and what stands on the pictures. */
  texts: readonly { text: string; weight: number }[];
  pictures: readonly ShownPicture[];
}

type List = () => Promise<RankedIds>;

/** Beside a picture the words are mostly about it, such as "what is this". */
const WORDS_BESIDE_PICTURE = 0.5;
/** The way that rests on all that is known counts as much as the two others. */
const WORDS_OF_ALL = 2;
/** What is looked at of each list. */
const WIDTH = 50;
/** Of the letters of a picture. */
const MOST_LETTERS = 400;

/**
 * Ranks the figures of an assistant's documents in up to three ways. `unified`: all that is known of a figure is text.
 * `shared`: words and pictures in one space. `separate`: the document's own words as text, and the picture as a picture.
 * Without a model that takes pictures, words alone serve.
 */
export class FigureSearch {
  private readonly shelf: FigureShelf;

  constructor(private readonly options: FigureSearchOptions) {
    this.shelf = new FigureShelf(options);
  }

  /** Best first. Throws when none of its lists could be made. */
  async rank({ question, limit, ways = this.options.ways, signal }: FigureRequest): Promise<RankedFigure[]> {
    const shelved = await this.shelf.of(question.assistant);
    if (shelved.figures.size === 0) return [];
    const queries = queriesOf(question);
    const rankings: RankedIds[] = [];
    const failures: unknown[] = [];
    for (const { lists, weight } of this.listsOf(ways, { shelved, queries, signal })) {
      const settled = await Promise.allSettled(lists.map((list) => list()));
      signal?.throwIfAborted();
      const made = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      failures.push(...settled.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : [])));
      if (made.length > 0) rankings.push({ ids: joinRanks(made).map(({ id }) => id), weight });
    }
    if (rankings.length === 0 && failures.length > 0) throw failures[0];
    return joinRanks(rankings)
      .flatMap(({ id, score }) => {
        const figure = shelved.figures.get(id);
        return figure ? [{ ...figure, score }] : [];
      })
      .slice(0, limit);
  }

  status(): FigureSearchStatus {
    const { ways, texts, images } = this.options;
    const state = (way: PictureWay): 'off' | 'on' | 'partly' => {
      if (!ways.includes(way)) return 'off';
      return way === 'unified' || images ? 'on' : 'partly';
    };
    return {
      ways: Object.fromEntries(pictureWays.map((way) => [way, state(way)])) as FigureSearchStatus['ways'],
      texts: texts?.status() ?? null,
      images: images?.status() ?? null,
    };
  }

  /** For each way its lists, and how much it counts. */
  private listsOf(ways: readonly PictureWay[], search: Search): { lists: List[]; weight: number }[] {
    const { images } = this.options;
    // Without pictures there is nothing to share a space with.
    const used = new Set(ways.map((way) => (way === 'shared' && !images ? 'unified' : way)));
    return [...used].map((way) => {
      if (way === 'unified') return { lists: this.textLists('told', search), weight: WORDS_OF_ALL };
      if (way === 'shared') return { lists: [() => this.sharedList(search)], weight: 1 };
      return { lists: [...this.textLists('own', search), ...this.imageLists(search)], weight: 1 };
    });
  }

  private textLists(facet: 'told' | 'own', search: Search): List[] {
    const { texts } = this.options;
    const { shelved, queries } = search;
    return queries.texts.flatMap(({ text, weight }) => [
      () =>
        Promise.resolve({ ids: shelved[facet]?.search(text, WIDTH).map(({ passageId }) => passageId) ?? [], weight }),
      ...(texts ? [this.vectorList(texts, { query: text, facet, weight, search })] : []),
    ]);
  }

  private imageLists(search: Search): List[] {
    const { images } = this.options;
    if (!images) return [];
    const { words, pictures } = search.queries;
    return [
      ...words.map(({ text, weight }) => this.vectorList(images, { query: text, facet: 'picture', weight, search })),
      ...pictures.map((query) => this.vectorList(images, { query, facet: 'picture', weight: 1, search })),
    ];
  }

  /** Each figure by the best of its likenesses to what was asked, be it its caption or its picture. */
  private async sharedList({ shelved, queries, signal }: Search): Promise<RankedIds> {
    const { images } = this.options;
    const { knowledgeBaseIds, figures } = shelved;
    const asked = [...queries.pictures, ...queries.words.map(({ text }) => text)];
    const facets = ['caption', 'picture'] as const;
    const nears = asked.flatMap((query) => facets.map((facet) => ({ query, facet, knowledgeBaseIds, limit: WIDTH })));
    const lists = await Promise.all(nears.map(async (near) => (await images?.search(near, signal)) ?? []));
    return { ids: joinLikenesses(lists).filter((id) => figures.has(id)), weight: 1 };
  }

  private vectorList(
    vectors: FigureVectors,
    {
      query,
      facet,
      weight,
      search,
    }: { query: string | ShownPicture; facet: FigureFacet; weight: number; search: Search },
  ): List {
    return async () => {
      const { knowledgeBaseIds, figures } = search.shelved;
      const found = await vectors.search({ query, facet, knowledgeBaseIds, limit: WIDTH }, search.signal);
      // What does not count today takes no place.
      return { ids: found.map(({ id }) => id).filter((id) => figures.has(id)), weight };
    };
  }
}

interface Search {
  shelved: ShelvedFigures;
  queries: Queries;
  signal: AbortSignal | undefined;
}

function queriesOf({ matchText, pictures = [] }: FigureRequest['question']): Queries {
  const letters = pictures
    .map(({ lines }) => lines.join(' ').slice(0, MOST_LETTERS))
    .filter((text) => /\p{L}/u.test(text));
  const weight = pictures.length > 0 ? WORDS_BESIDE_PICTURE : 1;
  const words = /[\p{L}\p{N}]/u.test(matchText) ? [{ text: matchText, weight }] : [];
  return {
    words,
    texts: [...words, ...letters.map((text) => ({ text, weight: 1 }))],
    pictures: pictures.flatMap(({ shown }) => shown ?? []),
  };
}
