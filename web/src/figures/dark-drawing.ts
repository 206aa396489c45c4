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

/** The same drawing for a dark page. Letters that have a halo of their own stay as they are. */
export function inDark<Part>(part: Part, name = ''): Part {
  if (typeof part === 'string') return ((isSurface(name, part) ? surface : darker[part]) ?? part) as Part;
  if (Array.isArray(part)) return part.map((one: unknown) => inDark(one, name)) as Part;
  if (typeof part !== 'object' || part === null || 'textBorderColor' in part) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, inDark<unknown>(value, key)])) as Part;
}

const isSurface = (name: string, colour: string): boolean =>
  (name === 'backgroundColor' || name === 'borderColor') && colour === ink.background;
