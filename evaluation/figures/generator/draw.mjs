// Small pieces of SVG. Every function returns text; `picture` puts pieces together and checks where the words lie.

export const ink = '#22303c';
export const grey = '#7b8794';
export const pale = '#eef2f6';
export const blue = '#2b6cb0';
export const red = '#c53030';
export const green = '#2f855a';
export const amber = '#c77d0a';
export const violet = '#6b46c1';
export const lightBlue = '#bee3f8';
export const lightRed = '#fed7d7';
export const lightGreen = '#c6f6d5';
export const lightAmber = '#feebc8';
export const colours = [blue, amber, green, red, violet, grey];

const escape = (content) => String(content).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** About how wide the words are drawn. */
export const widthOf = (content, size) =>
  [...String(content)].reduce((sum, letter) => sum + (letter.codePointAt(0) > 0x2e80 ? 1 : 0.56), 0) * size;

/** `y` is the middle of the line. */
export const text = (x, y, content, { size = 22, anchor = 'middle', fill = ink, rotate = 0 } = {}) =>
  `<text x="${x}" y="${y}" dy="0.36em" font-size="${size}" text-anchor="${anchor}" fill="${fill}"` +
  `${rotate ? ` transform="rotate(${rotate} ${x} ${y})"` : ''}>${escape(content)}</text>`;

const look = ({ fill = 'none', stroke = ink, width = 2, dash }) =>
  `fill="${fill}" stroke="${stroke}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''}`;

export const rect = (x, y, w, h, { radius = 0, ...style } = {}) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${radius}" ${look(style)}/>`;
export const circle = (x, y, r, style = {}) => `<circle cx="${x}" cy="${y}" r="${r}" ${look(style)}/>`;
export const ellipse = (x, y, rx, ry, style = {}) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" ${look(style)}/>`;
export const line = (x1, y1, x2, y2, style = {}) =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke-linecap="round" ${look(style)}/>`;
export const path = (d, style = {}) => `<path d="${d}" stroke-linejoin="round" stroke-linecap="round" ${look(style)}/>`;
export const polyline = (points, style = {}) =>
  path(points.map(([x, y], i) => `${i ? 'L' : 'M'}${x} ${y}`).join(''), style);

export const arrow = (x1, y1, x2, y2, style = {}) => {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const at = (turn) =>
    `${(x2 - 14 * Math.cos(angle + turn)).toFixed(1)} ${(y2 - 14 * Math.sin(angle + turn)).toFixed(1)}`;
  const stroke = style.stroke ?? ink;
  return line(x1, y1, x2, y2, style) + path(`M${x2} ${y2}L${at(0.45)}L${at(-0.45)}Z`, { fill: stroke, stroke });
};

/** Words in a box, a line for each `\n`. Throws when they do not fit. */
export const box = (x, y, w, h, content, { size = 20, colour = ink, radius = 8, fill = pale, ...style } = {}) => {
  const lines = content.split('\n');
  const step = size * 1.35;
  for (const each of lines) if (widthOf(each, size) > w - 6) throw new Error(`too wide for its box: ${each}`);
  if (lines.length * step > h) throw new Error(`too high for its box: ${content}`);
  const first = y + h / 2 - ((lines.length - 1) * step) / 2;
  return (
    rect(x, y, w, h, { radius, fill, ...style }) +
    lines.map((each, i) => text(x + w / 2, first + i * step, each, { size, fill: colour })).join('')
  );
};

/** A dot on a part, a line from it, and the part's name at the line's other end. */
export const label = (x, y, toX, toY, content, { size = 21, anchor } = {}) => {
  // With an anchor of its own the name stands above or below the line's end, else beside it.
  const words = anchor
    ? text(toX, toY + (toY > y ? 18 : -18), content, { size, anchor })
    : text(toX + (toX < x ? -8 : 8), toY, content, { size, anchor: toX < x ? 'end' : 'start' });
  return circle(x, y, 4, { fill: ink }) + line(x, y, toX, toY, { stroke: grey, width: 1.5 }) + words;
};

/** Boxes one below the other with arrows between them. */
export const column = (x, y, w, h, gap, contents, style = {}) =>
  contents
    .map((content, i) => {
      const top = y + i * (h + gap);
      return (
        (i ? arrow(x + w / 2, top - gap, x + w / 2, top - 2, { stroke: grey }) : '') + box(x, top, w, h, content, style)
      );
    })
    .join('');

/** Boxes side by side with arrows between them. */
export const row = (x, y, w, h, gap, contents, style = {}) =>
  contents
    .map((content, i) => {
      const left = x + i * (w + gap);
      return (
        (i ? arrow(left - gap, y + h / 2, left - 2, y + h / 2, { stroke: grey }) : '') +
        box(left, y, w, h, content, style)
      );
    })
    .join('');

function checkWords(body, width, height) {
  const found = [
    ...body.matchAll(
      /<text x="([^"]+)" y="([^"]+)" dy="0.36em" font-size="([^"]+)" text-anchor="(\w+)" fill="[^"]+"(?: transform="rotate\(([^ ]+) [^"]*")?>([^<]*)</g,
    ),
  ];
  const boxes = found.map(([, x, y, size, anchor, turn, words]) => {
    const plain = words.replace(/&\w+;/g, 'x');
    const w = widthOf(plain, Number(size)) * 0.96;
    const h = Number(size) * 0.8;
    const left = anchor === 'middle' ? -w / 2 : anchor === 'end' ? -w : 0;
    const upright = Math.abs(Number(turn ?? 0)) === 90;
    const place = upright ? [+x - h / 2, +y - w / 2, h, w] : [+x + left, +y - h / 2, w, h];
    return { words: plain, place };
  });
  for (const {
    words,
    place: [x, y, w, h],
  } of boxes)
    if (x < 0 || y < 0 || x + w > width || y + h > height) console.error(`outside the picture: ${words}`);
  boxes.forEach((one, i) => {
    for (const other of boxes.slice(i + 1)) {
      const [a, b] = [one.place, other.place];
      if (a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3])
        console.error(`one upon the other: ${one.words} / ${other.words}`);
    }
  });
}

export function picture(width, height, ...parts) {
  const body = parts.flat(Infinity).join('\n');
  checkWords(body, width, height);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Noto Sans CJK SC">` +
    `<rect width="100%" height="100%" fill="#ffffff"/>${body}</svg>`
  );
}
