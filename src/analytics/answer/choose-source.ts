import { buildSimilarTexts, SimilarTexts } from '../../text/similar-texts';
import type { SourceDescription } from '../source/source-description';

/** All words by which members may speak of a source. */
function wordsOf({ title, description, tables, terms, examples, saved }: SourceDescription): string {
  const titles = typeof title === 'string' ? [title] : Object.values(title);
  return [
    ...titles,
    description,
    ...terms.map(({ term }) => term),
    ...examples.map(({ question }) => question),
    ...saved.flatMap(({ questions }) => questions),
    ...tables.flatMap((table) => [
      table.name,
      table.title,
      table.description,
      ...table.columns.flatMap(({ name, title: called, values }) => [name, called, ...values]),
    ]),
  ].join('\n');
}

interface Choosable {
  description: SourceDescription;
  /** How many of its things and values a text names. */
  namedIn(text: string): number;
}

/** Tells which of several sources a question is about: by what it names, then by the words of their descriptions. */
export class SourceChooser<Source extends Choosable> {
  private readonly texts: SimilarTexts;

  /** @param sources at least one */
  constructor(private readonly sources: readonly Source[]) {
    this.texts = new SimilarTexts(
      buildSimilarTexts(sources.map(({ description }, at) => ({ id: String(at), text: wordsOf(description) }))),
    );
  }

  /** Likeliest first, all of them. */
  ranked(text: string): Source[] {
    const near = this.texts.nearest(text, this.sources.length).map(({ id }) => Number(id));
    const rest = [...this.sources.keys()].filter((at) => !near.includes(at));
    return [...near, ...rest]
      .flatMap((at) => this.sources[at] ?? [])
      .map((source) => ({ source, named: source.namedIn(text) }))
      .sort((one, other) => other.named - one.named)
      .map(({ source }) => source);
  }
}
