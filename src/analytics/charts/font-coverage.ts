/** Whether a font has a character, read out of its `cmap` (OpenType, formats 4 and 12); of a collection its first font. */
export type Covers = (codePoint: number) => boolean;

/** Throws where the bytes are no font. */
export function fontCoverage(font: Buffer): Covers {
  const start = font.toString('latin1', 0, 4) === 'ttcf' ? font.readUInt32BE(12) : 0;
  const map = tableAt(font, start, 'cmap');
  const offsets = new Set(
    Array.from({ length: font.readUInt16BE(map + 2) }, (_unused, at) => map + font.readUInt32BE(map + 8 + at * 8)),
  );
  const maps = [...offsets].flatMap((at): Covers[] => {
    const format = font.readUInt16BE(at);
    if (format === 12) return [groups(font, at)];
    return format === 4 ? [segments(font, at)] : [];
  });
  return (codePoint) => maps.some((covers) => covers(codePoint));
}

function tableAt(font: Buffer, start: number, name: string): number {
  for (let at = start + 12, left = font.readUInt16BE(start + 4); left > 0; at += 16, left--) {
    if (font.toString('latin1', at, at + 4) === name) return font.readUInt32BE(at + 8);
  }
  throw new Error(`The font has no table ${name}`);
}

function groups(font: Buffer, table: number): Covers {
  const count = font.readUInt32BE(table + 12);
  return (code) => {
    for (let at = table + 16, left = count; left > 0; at += 12, left--) {
      if (code <= font.readUInt32BE(at + 4)) return code >= font.readUInt32BE(at);
    }
    return false;
  };
}

function segments(font: Buffer, table: number): Covers {
  const doubled = font.readUInt16BE(table + 6);
  const ends = table + 14;
  const starts = ends + doubled + 2;
  const [deltas, ranges] = [starts + doubled, starts + 2 * doubled];
  return (code) => {
    for (let at = 0; code <= 0xffff && at < doubled; at += 2) {
      if (code > font.readUInt16BE(ends + at)) continue;
      const first = font.readUInt16BE(starts + at);
      if (code < first) return false;
      const range = font.readUInt16BE(ranges + at);
      if (range === 0) return ((code + font.readUInt16BE(deltas + at)) & 0xffff) !== 0;
      return font.readUInt16BE(ranges + at + range + 2 * (code - first)) !== 0;
    }
    return false;
  };
}
