import type { OperatingPoint } from './binary-metrics';

const SIZE = 420;
const MARGIN = 48;
const SPAN = SIZE - 2 * MARGIN;

const place = ({ precision, recall }: Pick<OperatingPoint, 'precision' | 'recall'>): string =>
  `${(MARGIN + recall * SPAN).toFixed(1)},${(SIZE - MARGIN - precision * SPAN).toFixed(1)}`;

const line = (points: readonly OperatingPoint[], colour: string): string =>
  `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.map(place).join(' ')}"/>`;

/** A precision-recall picture as SVG: the knowledge alone, and with the lists. */
export function drawCurves(curves: {
  zeroLabel: readonly OperatingPoint[];
  labelled: readonly OperatingPoint[];
}): string {
  const ticks = [0, 0.25, 0.5, 0.75, 1].flatMap((tick) => {
    const at = MARGIN + tick * SPAN;
    const up = SIZE - MARGIN - tick * SPAN;
    return [
      `<line x1="${at}" y1="${MARGIN}" x2="${at}" y2="${SIZE - MARGIN}" stroke="#e3e3e3"/>`,
      `<line x1="${MARGIN}" y1="${up}" x2="${SIZE - MARGIN}" y2="${up}" stroke="#e3e3e3"/>`,
      `<text x="${at}" y="${SIZE - MARGIN + 16}" text-anchor="middle">${tick}</text>`,
      `<text x="${MARGIN - 8}" y="${up + 4}" text-anchor="end">${tick}</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" font-family="sans-serif" font-size="12">`,
    `<rect width="${SIZE}" height="${SIZE}" fill="white"/>`,
    ...ticks,
    line(curves.zeroLabel, '#8a8a8a'),
    line(curves.labelled, '#2f7d4f'),
    `<text x="${SIZE / 2}" y="${SIZE - 8}" text-anchor="middle">召回率 recall</text>`,
    `<text x="16" y="${SIZE / 2}" text-anchor="middle" transform="rotate(-90 16 ${SIZE / 2})">精确率 precision</text>`,
    `<text x="${MARGIN}" y="20" fill="#8a8a8a">仅知识 knowledge alone</text>`,
    `<text x="${MARGIN}" y="36" fill="#2f7d4f">加名单 with the lists</text>`,
    '</svg>',
    '',
  ].join('\n');
}
