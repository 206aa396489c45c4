import type { ReadDocument } from '../../core/ports/document-reader';

/** The document with each of its places redacted by itself, so that passages still say where they stand. */
export function redactDocument(document: ReadDocument, redact: (text: string) => string): ReadDocument {
  const { text, places } = document;
  const starts = [...new Set([0, ...places.map(({ start }) => start), text.length])].sort(
    (left, right) => left - right,
  );
  const moved = new Map<number, number>();
  let redacted = '';
  for (const [at, start] of starts.entries()) {
    moved.set(start, redacted.length);
    redacted += redact(text.slice(start, starts[at + 1] ?? text.length));
  }
  return {
    ...document,
    text: redacted,
    places: places.map((place) => ({ ...place, start: moved.get(place.start) ?? place.start })),
  };
}
