/** The gate's scores are calibrated on units of at most this many characters, without overlap. */
export const MAX_UNIT_CHARACTERS = 640;

// Bounded, so that text which opens thousands and closes none takes no longer than other text.
const COMMENTS = /<!--[\s\S]{0,10000}?-->/g;
const LINK_TARGETS = /\]\([^)\n]{0,2000}\)/g;
const TAGS = /<\/?[a-zA-Z][^>\n]{0,300}>/g;
/** Printable ASCII only: Chinese text goes on right behind an address, without a space. */
const ADDRESSES = /https?:\/\/[\x21-\x7e]+/g;
const BOUNDARIES = [/\n\s*\n/, /\n/, /(?<=[。！？!?；;])/, /(?<=[，,、\s])/];

/** Leaves out what people do not ask with: comments, tags, targets of links, addresses. */
export const withoutMarkup = (text: string): string =>
  text.replace(COMMENTS, ' ').replace(LINK_TARGETS, ']').replace(TAGS, ' ').replace(ADDRESSES, ' ');

/** Cuts a passage into units, at the widest boundary that makes them small enough. */
export function indexUnits(passage: string): string[] {
  const text = withoutMarkup(passage).trim();
  if (text.length <= MAX_UNIT_CHARACTERS) return text === '' ? [] : [text];
  return merge(split(text, 0));
}

function split(text: string, level: number): string[] {
  if (text.length <= MAX_UNIT_CHARACTERS) return [text];
  const boundary = BOUNDARIES[level];
  if (!boundary) {
    const pieces: string[] = [];
    for (let at = 0; at < text.length; at += MAX_UNIT_CHARACTERS) pieces.push(text.slice(at, at + MAX_UNIT_CHARACTERS));
    return pieces;
  }
  return text.split(boundary).flatMap((piece) => split(piece, level + 1));
}

function merge(pieces: readonly string[]): string[] {
  const units: string[] = [];
  let unit = '';
  for (const piece of pieces) {
    if (unit !== '' && unit.length + piece.length + 1 > MAX_UNIT_CHARACTERS) {
      units.push(unit);
      unit = '';
    }
    unit = unit === '' ? piece : `${unit}\n${piece}`;
  }
  if (unit.trim() !== '') units.push(unit);
  return units;
}
