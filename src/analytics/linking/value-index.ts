import { foldText } from '../../text/character-runs';
import { NgramIndex } from '../../text/ngram-index';
import { NgramIndexBuilder } from '../../text/ngram-index-builder';
import { isMeant, partIn, placesOf, withoutValues } from './value-likeness';

/** A value of a column. */
export interface ColumnValue {
  table: string;
  column: string;
  value: string;
}

export interface FoundValue extends ColumnValue {
  /** How surely the question means it: 1 where the whole of it stands there, less for a part. */
  certainty: number;
}

interface KnownValue {
  folded: string;
  places: ColumnValue[];
}

const LONGEST = 120;
const CANDIDATES = 60;
const MOST_FOUND = 12;
/** Numbers and dates are in no column's own. */
const NUMERIC = /^[\d.,:\s/+%-]*$/;

/** Finds values of columns that a question names, in whole or in part, by an n-gram index. */
export class ValueIndex {
  private readonly known: readonly KnownValue[];
  private readonly index: NgramIndex;

  /** Blocks for about a tenth of a second with 20,000 values. @param values numbers, and texts of more than 120 characters, are left out */
  constructor(values: Iterable<ColumnValue>) {
    const byText = new Map<string, KnownValue>();
    for (const place of values) {
      if (place.value.length > LONGEST || NUMERIC.test(place.value)) continue;
      const folded = foldText(place.value).trim();
      const known = byText.get(folded);
      if (known) known.places.push(place);
      else byText.set(folded, { folded, places: [place] });
    }
    this.known = [...byText.values()];
    const builder = new NgramIndexBuilder();
    builder.replace(
      'values',
      this.known.map(({ folded }, at) => ({ passageId: String(at), text: folded })),
    );
    this.index = new NgramIndex(builder.build());
  }

  /**
   * The surest first, at most twelve.
   * @param isName of a folded word: part of the names of tables and columns, which alone does not tell of a value
   */
  find(question: string, isName: (word: string) => boolean = () => false): FoundValue[] {
    const folded = foldText(question);
    const known = this.index
      .search(folded, CANDIDATES)
      .map(({ passageId }) => this.known[Number(passageId)] as KnownValue)
      .filter(({ places }) => places.some(({ value }) => isMeant(value, question)));
    const whole = known.map((one) => one.folded).filter((value) => placesOf(value, folded).length > 0);
    // What stands inside a longer value is a part of it, as Science of Computer Science is.
    const outer = new Set(
      whole.filter((value) => !whole.some((other) => other !== value && placesOf(value, other).length > 0)),
    );
    const rest = withoutValues(folded, [...outer]);
    return known
      .flatMap(({ folded: value, places }) => {
        const isWhole = outer.has(value) || placesOf(value, rest).length > 0;
        const certainty = isWhole ? 1 : partIn(rest, value, isName);
        return certainty === 0 ? [] : distinct(places).map((place) => ({ ...place, certainty }));
      })
      .sort((first, second) => second.certainty - first.certainty)
      .slice(0, MOST_FOUND);
  }
}

const distinct = (places: readonly ColumnValue[]): ColumnValue[] => [
  ...new Map(places.map((place) => [JSON.stringify([place.table, place.column]), place])).values(),
];
