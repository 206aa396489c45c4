import { z } from 'zod';
import { type PluginKind, pluginKinds } from '../core/plugin';
import { objectSchema } from './configuration-schema';

const name = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
const code = z
  .string()
  .max(64)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
const line = z.string().trim().min(1).max(300);
const page = z
  .string()
  .max(2048)
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol));
const count = z.int().min(1).max(10_000_000);

/** What a plugin says that it has, once it is loaded. */
const offerShape = z.strictObject({
  kinds: z.array(z.enum(pluginKinds)),
  tools: z.array(z.strictObject({ name, description: z.string().min(1).max(1000), parameters: objectSchema })).max(20),
  commands: z.array(z.strictObject({ name, description: z.strictObject({ zh: line, en: line }) })).max(20),
});
export type PluginOffer = z.output<typeof offerShape>;

/** Null where it is none, or not of the kinds that the manifest names. */
export function offerIn(given: unknown, kinds: readonly PluginKind[]): PluginOffer | null {
  const { data } = offerShape.safeParse(given);
  const isSame = data?.kinds.length === kinds.length && kinds.every((kind) => data.kinds.includes(kind));
  return isSame ? data : null;
}

const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('page'), first: count, last: count }),
  z.strictObject({ kind: z.literal('slide'), number: count }),
  z.strictObject({ kind: z.literal('cells'), sheet: line, range: z.string().max(40) }),
  z.strictObject({ kind: z.literal('lines'), first: count, last: count, symbol: z.string().max(200).nullable() }),
]);

export const evidenceShape = z
  .array(
    z.object({
      text: z.string().trim().min(1).max(4000),
      title: line,
      url: page,
      headingPath: z.array(line).max(10).default([]),
      place: place.nullish(),
    }),
  )
  .max(200);

export const documentShape = z.object({
  text: z.string().max(2_000_000),
  markup: z.enum(['markdown', 'plain']),
  title: line.nullish(),
});

export const saidShape = z.string().trim().max(4000).nullable();

export const safetyShape = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('pass') }),
  z.object({ verdict: z.literal('block'), reason: code }),
]);

/** JSON of at most so many characters, which a tool's caller may have to read. */
export const toolShape = z.json().refine((value) => JSON.stringify(value).length <= 100_000);

const id = z.int().min(0);
const numbers = z.record(z.string().max(40), z.number()).default({});
const method = z.enum(['GET', 'POST']).optional();
const headers = z.record(z.string().max(100), z.string().max(4000)).optional();
const asked = z.discriminatedUnion('way', [
  z.object({
    way: z.literal('fetch'),
    url: z.string().max(4096),
    request: z.object({ method, headers, body: z.string().max(1_000_000).optional() }),
  }),
  z.object({ way: z.literal('read-page'), url: z.string().max(4096) }),
]);

/** A message of a plugin's process. */
export const messageShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('loaded'), offer: z.unknown() }),
  z.object({ type: z.literal('load-failed') }),
  z.object({ type: z.literal('returned'), id, value: z.unknown() }),
  z.object({ type: z.literal('threw'), id, unavailable: code.nullable() }),
  z.object({ type: z.literal('returned-too-much'), id }),
  z.object({ type: z.literal('ask'), id, call: id, request: asked }),
  z.object({ type: z.literal('log'), level: z.enum(['info', 'warn']), code, numbers }),
]);
