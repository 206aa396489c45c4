import { chromaName, nameFromChroma } from './chroma-names';

it.each(['-', 'a', 'passages-1', 'a'.repeat(64)])('names %p as Chroma allows, and finds it again', (name) => {
  expect(chromaName(name)).toMatch(/^[a-zA-Z0-9][a-zA-Z0-9._-]{1,510}[a-zA-Z0-9]$/);
  expect(nameFromChroma(chromaName(name))).toBe(name);
});

it.each(['passages', 'fennelbean.passages', 'other.passages.v1'])('knows %p for another', (name) => {
  expect(nameFromChroma(name)).toBeNull();
});
