import { z } from 'zod';
import type { DocumentFormat, Place } from '../../core/knowledge';
import type { UntrustedReading } from './read-untrusted';
import { REFUSALS } from './refusals';

const FORMATS: readonly DocumentFormat[] = [
  'markdown',
  'text',
  'html',
  'pdf',
  'docx',
  'xlsx',
  'pptx',
  'csv',
  'code',
  'office-legacy',
];
const PLACES: readonly Place['kind'][] = ['page', 'slide', 'cells', 'lines'];

const isPlaced = (value: unknown): boolean => {
  const { start, place } = (value ?? {}) as { start?: unknown; place?: { kind?: unknown } | null };
  return Number.isInteger(start) && (PLACES as readonly unknown[]).includes(place?.kind);
};

const LONGEST_WORDS = 500;
const LONGEST_TABLE = 20_000;
/** Of 20 MB in base64. */
const LONGEST_DATA = 28_000_000;
const MOST_PICTURES = 2000;
/** Of a page, in points. */
const LONGEST_SIDE = 20_000;
const MOST_DRAWN = 100;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

const place = z.custom<Place>((value) => isPlaced({ start: 0, place: value })).nullable();
const picture = z.object({
  data: z.string().max(LONGEST_DATA).regex(BASE64).nullable(),
  file: z.string().min(1).max(1000).nullable(),
  caption: z.string().max(LONGEST_WORDS),
  alternative: z.string().max(LONGEST_WORDS),
  table: z.string().max(LONGEST_TABLE),
  start: z.int().min(0),
  place,
});

const length = z.number().min(0).max(LONGEST_SIDE);
const drawing = z.object({
  page: z.int().min(1),
  ...{ left: length, top: length, width: length.min(1), height: length.min(1) },
  caption: z.string().max(LONGEST_WORDS),
  start: z.int().min(0),
});

const shapeFor = (path: string) => {
  // Else the process could put its text in the place of another document.
  const own = z.string().refine((named) => named === path || named.startsWith(`${path}/`));
  return z.object({
    documents: z.array(
      z.object({
        path: own,
        format: z.enum(FORMATS),
        markup: z.enum(['markdown', 'plain']),
        text: z.string(),
        title: z.string().nullable(),
        places: z.array(z.custom<{ start: number; place: Place }>(isPlaced)),
        pictures: z.array(picture).max(MOST_PICTURES).optional(),
        notes: z.array(z.string()),
      }),
    ),
    refused: z.array(z.object({ path: own, reason: z.enum(REFUSALS), message: z.string() })),
    scannedPages: z.array(z.int().min(1)),
    drawings: z.array(drawing).max(MOST_DRAWN).optional(),
  });
};

/** What a process says of the file `path`; null where it is no such reading. The process may have been taken over. */
export const readingIn = (path: string, value: unknown): UntrustedReading | null =>
  shapeFor(path).safeParse(value).data ?? null;
