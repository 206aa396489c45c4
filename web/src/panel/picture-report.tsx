import type { PictureTrace } from '../pictures/pictures-api';
import { useText } from '../i18n/language';
import { formatPercent } from '../ui/format';
import { HiddenData } from '../ui/hidden-data';
import classes from './pictures-section.module.css';
import { ReportRows } from './report-rows';

interface PictureReportProps {
  picture: PictureTrace;
  /** Null where it is the only one. */
  name: string | null;
}

/** One picture: what it is taken as, what was read and seen, and what could not be done. */
export function PictureReport({ picture, name }: PictureReportProps) {
  const { pictures: words } = useText();
  if (picture.status === 'refused') {
    return (
      <p className={classes.line} data-status="refused">
        <strong>{name === null ? words.refused : `${name} · ${words.refused}`}</strong> {words.refusal[picture.reason]}
      </p>
    );
  }
  return (
    <>
      <p className={classes.line}>
        {name !== null && <strong>{name} · </strong>}
        {kindOf(picture, words)}
      </p>
      <p className={classes.line}>{picture.path === null ? words.notAsked : words.path[picture.path]}</p>
      {picture.hidden > 0 && <p className={classes.line}>{words.hidden(picture.hidden)}</p>}
      {picture.gaps.map((gap) => (
        <p key={gap} className={classes.gap} data-testid="picture-gap">
          {words.gap[gap]}
        </p>
      ))}
      {picture.rows.length > 0 && <ReportRows rows={picture.rows} />}
      <Lines title={words.letters(picture.lines.length)} lines={picture.lines} />
      <Lines title={words.observations(seenIn(picture).length)} note={words.observationsNote} lines={seenIn(picture)} />
    </>
  );
}

type ReadTrace = Extract<PictureTrace, { status: 'read' }>;
type Words = ReturnType<typeof useText>['pictures'];

function kindOf({ kind, kindBy, look }: ReadTrace, words: Words): string {
  const name = words.kind[kind];
  const whole = look?.modality ? words.scanOf(name, words.modality[look.modality]) : name;
  const by = words.by[kindBy];
  return words.is(whole, kindBy === 'model' && look ? words.sureness(by, formatPercent(look.confidence)) : by);
}

const seenIn = ({ look, seen }: ReadTrace): string[] => [...new Set([...(look?.observations ?? []), ...seen])];

interface LinesProps {
  title: string;
  note?: string;
  lines: readonly string[];
}

function Lines({ title, note, lines }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <details className={classes.fold} data-testid="picture-lines">
      <summary>{title}</summary>
      {note !== undefined && <p className={classes.note}>{note}</p>}
      <ul>
        {lines.map((line, at) => (
          <li key={at}>
            <HiddenData text={line} />
          </li>
        ))}
      </ul>
    </details>
  );
}
