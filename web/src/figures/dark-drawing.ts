import { ink } from '../../../src/analytics/charts/chart-frame';

const surface = '#1c201a';
/** What is hard to see on a dark page, and what stands for it. */
const darker: Readonly<Record<string, string>> = {
  [ink.title]: '#e5e8df',
  [ink.text]: '#b9c0b1',
  [ink.line]: '#7c8475',
  [ink.grid]: '#343b30',
  '#0072b2': '#4ba3dc',
  '#56b4e9': '#a8dcf5',
  '#332288': '#9189e0',
  '#882255': '#d4739f',
  '#777777': '#a8a8a8',
};
/** Where the colour of the paper is one. */
const surfaces = new Set(['backgroundColor', 'borderColor', 'textBorderColor']);

/** The same drawing for a dark page. What stands on colours of its own, such as the letters in a pie, stays as it is. */
export function inDark<Part>(part: Part, name = ''): Part {
  if (typeof part === 'string') return inDarkColour(part, name) as Part;
  if (Array.isArray(part)) return part.map((one: unknown) => inDark(one, name)) as Part;
  if (typeof part !== 'object' || part === null || standsOnColours(part)) return part;
  const entries: [string, unknown][] = Object.entries(part);
  return Object.fromEntries(entries.map(([key, value]) => [key, key === 'data' ? value : inDark(value, key)])) as Part;
}

const inDarkColour = (colour: string, name: string): string =>
  surfaces.has(name) && colour === ink.background ? surface : (darker[colour] ?? colour);

const standsOnColours = (part: object): boolean => 'textBorderColor' in part && part.textBorderColor !== ink.background;
