import { useText } from '../i18n/language';
import { formatScore } from '../ui/format';
import classes from './score-scale.module.css';

export interface Zone {
  tone: 'gray' | 'amber' | 'green';
  /** Where the zone ends; it begins where the one before ends. */
  until: number;
  label: string;
}

interface ScoreScaleProps {
  from: number;
  to: number;
  value: number;
  valueName: string;
  threshold: number;
  zones: readonly Zone[];
  /** The same in words, for those who do not see the picture. */
  description: string;
  testId: string;
}

const percent = (fraction: number) => `${(fraction * 100).toFixed(2)}%`;

/** Keeps a label inside the picture. */
function anchorAt(fraction: number): 'start' | 'middle' | 'end' {
  if (fraction < 0.2) return 'start';
  return fraction > 0.8 ? 'end' : 'middle';
}

/** A value against a threshold on a scale of coloured zones. */
export function ScoreScale({ from, to, value, valueName, threshold, zones, description, testId }: ScoreScaleProps) {
  const { panel } = useText();
  const place = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));
  const bands = zones.map((zone, index) => {
    const start = place(index === 0 ? from : (zones[index - 1]?.until ?? from));
    return { ...zone, start, width: Math.max(0, place(zone.until) - start) };
  });
  const cut = place(threshold);
  const here = place(value);

  return (
    <figure className={classes.figure} data-testid={testId}>
      <svg className={classes.scale} width="100%" height="68" role="img" aria-label={description}>
        <g className={classes.bands}>
          {bands.map(({ tone, start, width }) => (
            <rect key={tone} data-tone={tone} x={percent(start)} y="26" width={percent(width)} height="12" />
          ))}
        </g>
        <line className={classes.threshold} x1={percent(cut)} x2={percent(cut)} y1="21" y2="47" />
        <text className={classes.small} x={percent(cut)} y="62" textAnchor={anchorAt(cut)}>
          {panel.threshold} {formatScore(threshold)}
        </text>
        {Number.isFinite(value) && (
          <>
            <circle className={classes.value} cx={percent(here)} cy="32" r="7" />
            <text className={classes.strong} x={percent(here)} y="14" textAnchor={anchorAt(here)}>
              {valueName} {formatScore(value)}
            </text>
          </>
        )}
      </svg>
      <figcaption className={classes.legend} aria-hidden="true">
        {bands.map(({ tone, label }) => (
          <span key={tone} data-tone={tone}>
            {label}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
