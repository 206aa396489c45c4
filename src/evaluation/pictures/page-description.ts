import { z } from 'zod';

const distortionSchema = z.object({
  /** Degrees, clockwise. */
  rotate: z.number().min(-360).max(360),
  /** How far corners are moved inwards, as a share of the page. */
  perspective: z.number().min(0).max(0.3),
  /** Standard deviation, as a share of white. */
  noise: z.number().min(0).max(0.5),
  /** Dots. */
  blur: z.number().min(0).max(10),
  brightness: z.number().min(0.1).max(3),
  shadow: z.boolean(),
  jpegQuality: z.number().min(1).max(100),
  scale: z.number().min(0.1).max(2),
});
export type Distortion = z.output<typeof distortionSchema>;

const rowSchema = z.object({
  cells: z.array(z.string()),
  item: z.string(),
  value: z.string(),
  unit: z.string(),
  range: z.string(),
  /** By arithmetic of value against range; `none`: there is nothing to reckon. */
  flag: z.enum(['high', 'low', 'normal', 'none']),
});
export type DescribedRow = z.output<typeof rowSchema>;

const reportSchema = z.object({
  id: z.string(),
  kind: z.literal('report'),
  hospital: z.string(),
  title: z.string(),
  header: z.array(z.object({ label: z.string(), value: z.string() })),
  columns: z.array(z.string()).min(1),
  rows: z.array(rowSchema).min(1),
  layout: z.enum(['ruled', 'plain', 'two-column', 'dense']),
  footer: z.array(z.string()),
  distortion: distortionSchema.nullable(),
});
export type DescribedReport = z.output<typeof reportSchema>;

/** Places are shares of the page; of a text its middle, of a shape its upper left corner. */
const figureSchema = z.object({
  id: z.string(),
  kind: z.literal('figure'),
  /** The caption, printed below. */
  title: z.string(),
  texts: z.array(
    z.object({
      text: z.string(),
      x: z.number(),
      y: z.number(),
      size: z.enum(['small', 'normal', 'large']),
      rotate: z.number(),
    }),
  ),
  shapes: z.array(
    z.object({ type: z.enum(['rect', 'line', 'circle']), x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
  ),
  distortion: distortionSchema.nullable(),
});
export type DescribedFigure = z.output<typeof figureSchema>;

/** A page to draw, as a line of `pages.jsonl` describes it. */
export const pageSchema = z.discriminatedUnion('kind', [reportSchema, figureSchema]);
export type DescribedPage = z.output<typeof pageSchema>;
