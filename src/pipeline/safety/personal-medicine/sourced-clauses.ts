import { lettersOf, visibleText } from '../visible-text';
import { withoutDoctorWay } from './doctor-way';

/** What material says is taken from it: these words themselves stand in none. */
const ATTRIBUTION =
  /(?:根据|按照|按|依据)?(?:药品|[\p{L}\d]{0,12}的)?(?:说明书|指南|共识|资料|教育材料|宣教单?|手册|标准|规范)(?:中|里|上)?(?:的|所)?(?:明确)?(?:写明|写道|写的是?|列出的?|规定|指出|推荐|建议|提到|称|的标准是|标准是|认为|要求|所述|显示|说)?[是为：:，,]*|according to the (?:label|guideline),?|the (?:label|guideline)s? (?:says?|gives?|warns?|starts?|states?|recommends?)(?: that| of)?/gu;
const CLAUSE = /[，,；;。！？!?\n：:（）()]+|\.(?=\s|$)|(?<=\])/u;
/** In `1,200`. */
const THOUSANDS = /(?<=\d),(?=\d{3})/g;
const NUMBER = /\d+(?:\.\d+)?/g;
/** Of a clause's pairs of characters, or of its words, this share has to stand in the material. */
const LEAST_SHARE = 0.6;
const MOST_MATERIAL = 40_000;

/** Material in which clauses are looked for. */
export class SourcedClauses {
  private readonly pairs = new Set<string>();
  private readonly words: ReadonlySet<string>;
  private readonly numbers: ReadonlySet<string>;

  constructor(material: readonly string[]) {
    const folded = visibleText(material.join('\n').slice(0, MOST_MATERIAL)).replace(THOUSANDS, '');
    const letters = lettersOf(folded);
    for (let at = 0; at + 1 < letters.length; at++) this.pairs.add(letters.slice(at, at + 2));
    this.words = new Set(folded.match(/[a-z][a-z'-]+/g) ?? []);
    this.numbers = new Set(folded.match(NUMBER) ?? []);
  }

  /** Whether each clause says what the material says, nearly in its words; what only points to a doctor aside. */
  holds(sentence: string): boolean {
    const folded = withoutDoctorWay(visibleText(sentence).replace(/\[\d{1,3}\]/g, '')).replace(THOUSANDS, '');
    return folded
      .replace(ATTRIBUTION, ' ')
      .split(CLAUSE)
      .every((clause) => this.holdsClause(clause));
  }

  /** How much of a text stands in the material: of its pairs of characters, or of its words where it has no Chinese. */
  shareOf(text: string): number {
    const folded = visibleText(text).replace(/\[\d{1,3}\]/g, '');
    const letters = lettersOf(folded);
    if (letters.length < 2) return 1;
    if (!/[\u3400-\u9fff]/.test(letters)) {
      const words = folded.match(/[a-z][a-z'-]+/g) ?? [];
      return words.length === 0 ? 1 : words.filter((word) => this.words.has(word)).length / words.length;
    }
    let held = 0;
    for (let at = 0; at + 1 < letters.length; at++) if (this.pairs.has(letters.slice(at, at + 2))) held++;
    return held / (letters.length - 1);
  }

  private holdsClause(clause: string): boolean {
    const numbers = clause.match(NUMBER) ?? [];
    return numbers.every((number) => this.numbers.has(number)) && this.shareOf(clause) >= LEAST_SHARE;
  }
}
