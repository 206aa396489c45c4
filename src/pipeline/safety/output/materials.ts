import type { Evidence } from '../../../core/answer';
import type { Audience } from '../../../core/assistant-policy';
import { plainlyInjects } from '../injection/suspect-injection';
import { SourcedClauses } from '../personal-medicine/sourced-clauses';
import { visibleText } from '../visible-text';
import type { OutputFacts } from './output-rule';

export type Material = Pick<OutputFacts, 'evidence' | 'material' | 'reviewed'>;

/** Prepares the evidence that sentences are held against, once for each choice of pieces. */
export class Materials {
  private readonly suspected = new WeakMap<Evidence, boolean>();
  private last: { key: readonly Evidence[]; audience: Audience; material: Material }[] = [];

  of(evidence: readonly Evidence[], audience: Audience): Material {
    const known = this.last.find(
      (one) =>
        one.audience === audience &&
        one.key.length === evidence.length &&
        one.key.every((item, at) => item === evidence[at]),
    );
    if (known) return known.material;
    const material = this.prepare(evidence, audience);
    this.last = [{ key: evidence, audience, material }, ...this.last].slice(0, MOST_KEPT);
    return material;
  }

  private prepare(all: readonly Evidence[], audience: Audience): Material {
    // Where research is at home, texts about models are full of what looks like orders to one.
    const evidence = audience === 'patients' ? all.filter((item) => !this.isSuspected(item)) : all;
    const reviewed = evidence.filter(isReviewed).map(({ text }) => visibleText(text));
    const material = new SourcedClauses(evidence.map(({ text, title }) => `${title}\n${text}`));
    return { evidence, material, reviewed: reviewed.join('\n') };
  }

  private isSuspected(item: Evidence): boolean {
    let found = this.suspected.get(item);
    if (found === undefined) {
      found = plainlyInjects(item.text);
      this.suspected.set(item, found);
    }
    return found;
  }
}

const MOST_KEPT = 16;

/** Out of the admins' own knowledge. */
const isReviewed = ({ kind }: Evidence): boolean => kind === 'passage' || kind === 'qa-pair' || kind === 'figure';
