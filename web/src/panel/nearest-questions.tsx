import type { NearestQuestion, Verdict } from '../api';
import { useText } from '../i18n/language';
import { formatPercent } from '../ui/format';
import classes from './nearest-questions.module.css';
import { Section } from './section';

export function NearestQuestions({ verdict }: { verdict: Verdict | null }) {
  const { panel } = useText();
  if (!verdict) return null;
  return (
    <Section title={panel.nearest}>
      <QuestionBars title={panel.nearestGood} kind="good" questions={verdict.nearestGood} />
      <QuestionBars title={panel.nearestBad} kind="bad" questions={verdict.nearestBad} />
    </Section>
  );
}

interface QuestionBarsProps {
  title: string;
  kind: NearestQuestion['kind'];
  questions: readonly NearestQuestion[];
}

function QuestionBars({ title, kind, questions }: QuestionBarsProps) {
  const { panel } = useText();
  return (
    <div className={classes.group} data-kind={kind}>
      <h4 className={classes.title}>{title}</h4>
      {questions.length === 0 && <p className={classes.none}>{panel.nearestNone}</p>}
      <ul className={classes.list}>
        {questions.map(({ text, similarity }, index) => (
          <li key={index} className={classes.row}>
            <span className={classes.words}>{text}</span>
            <span className={classes.track} aria-hidden="true">
              <span className={classes.bar} style={{ width: formatPercent(Math.min(1, Math.max(0, similarity))) }} />
            </span>
            <span className={classes.percent} aria-label={panel.similarity(formatPercent(similarity))} role="note">
              {formatPercent(similarity)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
