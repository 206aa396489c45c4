import type { Answer, Evidence } from '../../../core/answer';
import type { Audience } from '../../../core/assistant-policy';
import type { SafetyStep } from '../../../core/ports/safety-rule';
import { asksPersonalMedicine } from '../personal-medicine/asks-personal-medicine';
import type { PersonalMedicine } from '../personal-medicine/wanted-decision';
import { splitSentences } from '../sentences';
import { JoinedSentences } from './joined-sentences';
import { keepSentences } from './keep-sentences';
import { KnownWords } from './known-words';
import { type Material, Materials } from './materials';
import type { OutputFacts, OutputRule } from './output-rule';
import { outputRules } from './output-rules';

export interface OutputGuardOptions {
  /** All that a model is told by the program. */
  prompts: readonly string[];
  /** Keys and passwords of the configuration. */
  secrets: readonly string[];
  /** Milliseconds, growing; absent: not told. */
  elapsed?: () => number;
  rules?: readonly OutputRule[];
}

/** For whom an answer is made, and of what. */
export interface OutputSetting {
  /** The complete question. */
  question: string;
  audience: Audience;
  /** The pieces that the answer rests on, as its writer saw them. */
  evidence: readonly Evidence[];
}

export interface Screened {
  /** Null where nothing may be sent of it. */
  answer: Answer | null;
  asked: PersonalMedicine | null;
  steps: readonly SafetyStep[];
}

/** In which no chance would bring two texts together. */
const STRETCH = { chinese: 10, other: 30 };
const SECRET_STRETCH = { chinese: 8, other: 10 };

/** Removes what must not be said, whatever a model or a source says. Pure; the same for every assistant. */
export class OutputGuard {
  private readonly hidden: KnownWords;
  private readonly secrets: KnownWords;
  private readonly rules: readonly OutputRule[];
  private readonly materials = new Materials();

  constructor(private readonly options: OutputGuardOptions) {
    this.hidden = new KnownWords(options.prompts, STRETCH);
    this.secrets = new KnownWords(options.secrets, SECRET_STRETCH);
    this.rules = options.rules ?? outputRules;
  }

  /** For a draft, sentence by sentence: the name of the rule by which one is removed, else null. */
  sentenceRule({ question, audience }: Omit<OutputSetting, 'evidence'>) {
    const asked = asksPersonalMedicine(question, { audience });
    return (sentence: { text: string; evidence: readonly Evidence[] }): string | null => {
      const facts = this.factsOf({ asked, audience, evidence: sentence.evidence, writer: 'model' });
      const joined = new JoinedSentences([sentence.text]);
      return this.rules.find((rule) => unfitBy(rule, joined, facts).size > 0)?.name ?? null;
    };
  }

  /** The whole answer. What a person approved word for word, and the program's own lines, are left as they are. */
  screen(answer: Answer, { question, audience, evidence }: OutputSetting): Screened {
    const asked = asksPersonalMedicine(question, { audience });
    const { writer, label } = answer;
    if (writer === 'fixed' || label === 'approved') return { answer, asked, steps: [] };
    const cited = evidence.filter(({ id }) => answer.citations.some(({ evidenceId }) => evidenceId === id));
    const facts = this.factsOf({ asked, audience, evidence: cited, writer: writer === 'model' ? 'model' : 'quote' });
    const sentences = splitSentences(answer.text);
    const joined = new JoinedSentences(sentences);
    const removed = new Set<number>();
    const steps = this.rules.map((rule): SafetyStep => {
      const begun = this.elapsed();
      const unfit = unfitBy(rule, joined, facts);
      unfit.forEach((at) => removed.add(at));
      const milliseconds = this.elapsed() - begun;
      const step = { rule: rule.name, stage: 'answer' as const, milliseconds };
      return unfit.size === 0 ? { ...step, did: 'passed' } : { ...step, did: 'removed', count: unfit.size };
    });
    return { answer: keepSentences(answer, sentences, removed), asked, steps };
  }

  private factsOf(facts: Omit<OutputFacts, keyof Material | 'hidden' | 'secrets'> & Pick<OutputSetting, 'evidence'>) {
    const { hidden, secrets } = this;
    return { ...facts, ...this.materials.of(facts.evidence, facts.audience), hidden, secrets };
  }

  private elapsed(): number {
    return this.options.elapsed?.() ?? 0;
  }
}

function unfitBy(rule: OutputRule, sentences: JoinedSentences, facts: OutputFacts): ReadonlySet<number> {
  try {
    return new Set(rule.unfit(sentences, facts));
  } catch {
    return new Set(sentences.sentences.keys());
  }
}
