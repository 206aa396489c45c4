import { z } from 'zod';

const described = { description: z.string().max(400).optional() };
const text = z.strictObject({
  type: z.literal('string'),
  ...described,
  default: z.string().optional(),
  enum: z.array(z.string()).min(1).optional(),
  minLength: z.int().min(0).optional(),
  maxLength: z.int().min(0).optional(),
});
const number = z.strictObject({
  type: z.enum(['number', 'integer']),
  ...described,
  default: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
const choice = z.strictObject({ type: z.literal('boolean'), ...described, default: z.boolean().optional() });
const list = z.strictObject({
  type: z.literal('array'),
  ...described,
  items: z.discriminatedUnion('type', [text, number, choice]),
  default: z.array(z.unknown()).optional(),
  minItems: z.int().min(0).optional(),
  maxItems: z.int().min(0).optional(),
});

/** The part of JSON Schema in which a plugin says what its configuration, or a tool's input, is. */
export const objectSchema = z
  .strictObject({
    type: z.literal('object'),
    ...described,
    properties: z.record(z.string().max(64), z.discriminatedUnion('type', [text, number, choice, list])).default({}),
    required: z.array(z.string()).default([]),
    additionalProperties: z.literal(false).optional(),
  })
  .superRefine(({ properties, required }, context) => {
    for (const [name, property] of Object.entries(properties)) {
      if (property.default === undefined || validatorOf(property).safeParse(property.default).success) continue;
      const message = 'a value that the property itself allows';
      context.addIssue({ code: 'custom', path: ['properties', name, 'default'], message, input: property.default });
    }
    required.forEach((name, at) => {
      if (name in properties) return;
      context.addIssue({ code: 'custom', path: ['required', at], message: 'the name of a property', input: name });
    });
  });
export type ObjectSchema = z.output<typeof objectSchema>;

const validatorOf = (schema: object): z.ZodType => z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);

export type CheckedValue =
  | { status: 'valid'; value: Record<string, unknown> }
  | { status: 'invalid'; problems: { key: string; message: string }[] };

/** Checks a value against the schema and fills the defaults in. Other keys than the schema's are not allowed. */
export function checkValue(schema: ObjectSchema, value: unknown): CheckedValue {
  const result = validatorOf({ ...schema, additionalProperties: false }).safeParse(value);
  if (result.success) return { status: 'valid', value: result.data as Record<string, unknown> };
  return {
    status: 'invalid',
    problems: result.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ key: [...issue.path, key].join('.'), message: 'is no option of it' }))
        : [{ key: issue.path.join('.'), message: issue.message }],
    ),
  };
}
