// Charts inside a frame { x, y, w, h }: the frame is the field between the axes.
import { box, circle, colours, grey, ink, line, polyline, rect, text } from './draw.mjs';

const steps = ([from, to, step]) => {
  const values = [];
  for (let value = from; value <= to + step / 1000; value += step) values.push(Number(value.toFixed(6)));
  return values;
};
const scale = (frame, x, y) => ({
  across: (value) => frame.x + ((value - x[0]) / (x[1] - x[0])) * frame.w,
  up: (value) => frame.y + frame.h - ((value - y[0]) / (y[1] - y[0])) * frame.h,
});

function yAxis(frame, y, yLabel, size) {
  const { up } = scale(frame, [0, 1], y);
  return [
    steps(y).map((value) => [
      line(frame.x, up(value), frame.x + frame.w, up(value), { stroke: '#d9e0e7', width: 1 }),
      text(frame.x - 10, up(value), value, { size, anchor: 'end' }),
    ]),
    text(frame.x - 66, frame.y + frame.h / 2, yLabel, { size, rotate: -90 }),
  ];
}
const border = (frame) => [
  line(frame.x, frame.y, frame.x, frame.y + frame.h),
  line(frame.x, frame.y + frame.h, frame.x + frame.w, frame.y + frame.h),
];
const below = (frame, xLabel, size) =>
  xLabel ? text(frame.x + frame.w / 2, frame.y + frame.h + 56, xLabel, { size }) : '';

/** Names of series in a row or a column, each with its colour. */
export const legend = (x, y, series, { size = 19, stepX = 170, stepY = 0 } = {}) =>
  series.map(({ name, colour, dash }, i) => [
    line(x + i * stepX, y + i * stepY, x + i * stepX + 26, y + i * stepY, {
      stroke: colour ?? colours[i],
      width: 6,
      dash,
    }),
    text(x + i * stepX + 34, y + i * stepY, name, { size, anchor: 'start' }),
  ]);

/** series: [{ name, values, errors? }] */
export function bars(frame, { categories, series, y, yLabel, xLabel, size = 19, palette = colours, values = true }) {
  const { up } = scale(frame, [0, 1], y);
  const slot = frame.w / categories.length;
  const wide = (slot * 0.7) / series.length;
  return [
    yAxis(frame, y, yLabel, size),
    categories.map((category, i) => [
      text(frame.x + slot * (i + 0.5), frame.y + frame.h + 22, category, { size }),
      series.map(({ values: heights, errors }, k) => {
        const left = frame.x + slot * (i + 0.15) + wide * k;
        const top = up(heights[i]);
        const end = errors ? up(heights[i] + errors[i]) : top;
        const fill = series.length > 1 ? palette[k] : palette[i % palette.length];
        return [
          rect(left, top, wide - 3, frame.y + frame.h - top, { fill, stroke: 'none', width: 0 }),
          errors ? line(left + wide / 2, end, left + wide / 2, up(heights[i] - errors[i])) : '',
          values ? text(left + wide / 2 - 1, end - 14, heights[i], { size: size - 1 }) : '',
        ];
      }),
    ]),
    border(frame),
    below(frame, xLabel, size),
  ];
}

/** rows: [[name, value]] */
export function lyingBars(frame, { rows, x, xLabel, size = 19, colour = () => colours[0] }) {
  const { across } = scale(frame, x, [0, 1]);
  const slot = frame.h / rows.length;
  return [
    steps(x).map((value) => [
      line(across(value), frame.y, across(value), frame.y + frame.h, { stroke: '#d9e0e7', width: 1 }),
      text(across(value), frame.y + frame.h + 20, value, { size }),
    ]),
    rows.map(([name, value], i) => [
      rect(frame.x, frame.y + slot * (i + 0.18), across(value) - frame.x, slot * 0.64, {
        fill: colour(value),
        stroke: 'none',
        width: 0,
      }),
      text(frame.x - 10, frame.y + slot * (i + 0.5), name, { size, anchor: 'end' }),
      text(across(value) + 8, frame.y + slot * (i + 0.5), value, { size: size - 1, anchor: 'start' }),
    ]),
    border(frame),
    below(frame, xLabel, size),
  ];
}

/** series: [{ name, points: [[x, y]], dash?, marks?, stairs? }] */
export function lines(frame, { x, y, xLabel, yLabel, series, size = 19, numbers = true, behind = () => '' }) {
  const place = scale(frame, x, y);
  const { across, up } = place;
  return [
    behind(place),
    yAxis(frame, y, yLabel, size),
    numbers ? steps(x).map((value) => text(across(value), frame.y + frame.h + 20, value, { size })) : '',
    series.map(({ points, dash, marks = true, stairs = false, colour }, i) => {
      const stroke = colour ?? colours[i];
      const corners = points.flatMap(([px, py], k) =>
        stairs && k
          ? [
              [px, points[k - 1][1]],
              [px, py],
            ]
          : [[px, py]],
      );
      return [
        polyline(
          corners.map(([px, py]) => [across(px).toFixed(1), up(py).toFixed(1)]),
          { stroke, width: 3, dash },
        ),
        marks ? points.map(([px, py]) => circle(across(px), up(py), 4.5, { fill: stroke, stroke })) : '',
      ];
    }),
    border(frame),
    below(frame, xLabel, size),
  ];
}

/** groups: [{ name, points }] */
export function dots(frame, { x, y, xLabel, yLabel, groups, size = 19, behind = () => '' }) {
  const place = scale(frame, x, y);
  return [
    behind(place),
    yAxis(frame, y, yLabel, size),
    steps(x).map((value) => text(place.across(value), frame.y + frame.h + 20, value, { size })),
    groups.map(({ points, colour }, i) =>
      points.map(([px, py]) =>
        circle(place.across(px).toFixed(1), place.up(py).toFixed(1), 5.5, {
          fill: colour ?? colours[i],
          stroke: '#ffffff',
          width: 1,
        }),
      ),
    ),
    border(frame),
    below(frame, xLabel, size),
  ];
}

/** Odds or hazard ratios on a logarithmic axis. rows: [[name, ratio, low, high]] */
export function forest(frame, { rows, ticks, xLabel, size = 19 }) {
  const [low, high] = [Math.log(ticks[0]), Math.log(ticks.at(-1))];
  const across = (value) => frame.x + ((Math.log(value) - low) / (high - low)) * frame.w;
  const slot = frame.h / rows.length;
  return [
    ticks.map((value) => text(across(value), frame.y + frame.h + 20, value, { size })),
    line(across(1), frame.y, across(1), frame.y + frame.h, { stroke: grey, dash: '6 6' }),
    rows.map(([name, ratio, from, to], i) => {
      const middle = frame.y + slot * (i + 0.5);
      return [
        text(frame.x - 24, middle, name, { size, anchor: 'end' }),
        line(across(from), middle, across(to), middle, { width: 3 }),
        rect(across(ratio) - 7, middle - 7, 14, 14, { fill: colours[0] }),
        text(frame.x + frame.w + 18, middle, `${ratio.toFixed(2)} (${from.toFixed(2)}–${to.toFixed(2)})`, {
          size,
          anchor: 'start',
        }),
      ];
    }),
    line(frame.x, frame.y + frame.h, frame.x + frame.w, frame.y + frame.h),
    below(frame, xLabel, size),
  ];
}

/** A table drawn as a picture; the first row is its head. */
export function tablePicture(
  x,
  y,
  widths,
  rowHeight,
  rows,
  { size = 20, head = '#2b6cb0', tint = () => '#ffffff' } = {},
) {
  return rows.map((cells, i) =>
    cells.map((cell, k) => {
      const left = x + widths.slice(0, k).reduce((sum, each) => sum + each, 0);
      const fill = i ? tint(i, k) : head;
      return box(left, y + i * rowHeight, widths[k], rowHeight, cell, {
        size,
        fill,
        radius: 0,
        stroke: '#9aa5b1',
        width: 1,
        colour: i ? ink : '#ffffff',
      });
    }),
  );
}

/** Cells coloured by value. */
export function heatmap(frame, { rows, columns, values, colour, size = 18 }) {
  const [w, h] = [frame.w / columns.length, frame.h / rows.length];
  return [
    columns.map((name, k) => text(frame.x + w * (k + 0.5), frame.y + frame.h + 20, name, { size })),
    rows.map((name, i) => [
      text(frame.x - 10, frame.y + h * (i + 0.5), name, { size, anchor: 'end' }),
      values[i].map((value, k) => [
        rect(frame.x + w * k, frame.y + h * i, w, h, { fill: colour(value), stroke: '#ffffff', width: 2 }),
        text(frame.x + w * (k + 0.5), frame.y + h * (i + 0.5), value.toFixed(1), { size }),
      ]),
    ]),
  ];
}

/** The letter of a panel. */
export const panel = (x, y, letter) => text(x, y, `(${letter})`, { size: 24 });
