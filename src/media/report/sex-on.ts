import type { LevelLine } from './level-lines';
import type { Sex } from './reference-range';

/** The sex of the patient as the head of the page tells it; null where it does not, or tells both. */
export function sexOn(lines: readonly LevelLine[]): Sex | null {
  const found = new Set<Sex>();
  for (const { words } of lines) {
    const text = words.map((word) => word.text).join(' ');
    for (const [, told] of text.matchAll(/(?:性\s?别|sex|gender)\s*[:：.|]?\s*(男|女|male|female|[MF](?![a-z]))/gi)) {
      found.add(/^[女f]/i.test(told ?? '') ? 'female' : 'male');
    }
  }
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
