import { type RedFlag, type RedFlagClass, redFlagClasses, type RedFlags } from '../core/ports/red-flags';

/** What a message is said to be; `none` is harmless. `high` and `low` are of no one class. */
export type RedFlagLabel = RedFlagClass | 'high' | 'low' | 'none';

export interface LabelledMessage {
  /** Where it stands in its file, from 1. */
  line: number;
  text: string;
  label: RedFlagLabel;
}

export interface RedFlagAlarm extends RedFlag {
  line: number;
  text: string;
}

export interface RedFlagEvaluation {
  messages: number;
  /** Caught among those labelled high or with a class, whatever class was told; null where there are none. */
  recall: number | null;
  /** Alarms among the harmless; null where there are none. */
  alarmRate: number | null;
  /** Of each label that occurs but `none`. `rightClass`: caught as that class, null for high and low. */
  byClass: Partial<Record<Exclude<RedFlagLabel, 'none'>, { recall: number; count: number; rightClass: number | null }>>;
  /** All alarms on harmless messages. */
  alarms: RedFlagAlarm[];
  /** Red flags, labelled high or with a class, that were not seen. */
  missed: LabelledMessage[];
}

/** Measures how many emergencies are seen, and how many harmless messages are taken for one. */
export class EvaluateRedFlags {
  constructor(private readonly redFlags: Pick<RedFlags, 'find'>) {}

  run(messages: readonly LabelledMessage[]): RedFlagEvaluation {
    const found = messages.map((message) => ({ ...message, flag: this.redFlags.find(message.text) }));
    const urgent = found.filter(({ label }) => label !== 'none' && label !== 'low');
    const harmless = found.filter(({ label }) => label === 'none');
    const byClass: RedFlagEvaluation['byClass'] = {};
    for (const label of [...redFlagClasses, 'high', 'low'] as const) {
      const labelled = found.filter((message) => message.label === label);
      if (labelled.length === 0) continue;
      const isClass = label !== 'high' && label !== 'low';
      byClass[label] = {
        recall: share(labelled.filter(({ flag }) => flag).length, labelled.length) ?? 0,
        count: labelled.length,
        rightClass: isClass
          ? share(labelled.filter(({ flag }) => flag?.class === label).length, labelled.length)
          : null,
      };
    }
    return {
      messages: messages.length,
      recall: share(urgent.filter(({ flag }) => flag).length, urgent.length),
      alarmRate: share(harmless.filter(({ flag }) => flag).length, harmless.length),
      byClass,
      alarms: harmless.flatMap(({ line, text, flag }) =>
        flag ? [{ line, class: flag.class, rule: flag.rule, text }] : [],
      ),
      missed: urgent.flatMap(({ line, text, label, flag }) => (flag ? [] : [{ line, text, label }])),
    };
  }
}

const share = (part: number, all: number): number | null => (all === 0 ? null : part / all);
