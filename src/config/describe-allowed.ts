import type { OptionSchema } from './options';

/** What an option accepts, as a person reads it. */
export function describeAllowed(schema: OptionSchema): string {
  if (schema.anyOf) return schema.anyOf.map(describeAllowed).join(', or ');
  if (schema.enum) return `one of ${schema.enum.map(String).join(', ')}`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const types = typesOf(schema).filter((type) => type !== 'null');
  return types.map((type) => describeType(type, schema)).join(', or ') || 'any value';
}

/** The JSON types that the option accepts. */
export function typesOf(schema: OptionSchema): string[] {
  if (schema.anyOf) return schema.anyOf.flatMap(typesOf);
  if (schema.type === undefined) return schema.enum || schema.const !== undefined ? ['string'] : [];
  return typeof schema.type === 'string' ? [schema.type] : [...schema.type];
}

function describeType(type: string, schema: OptionSchema): string {
  switch (type) {
    case 'integer':
      return `a whole number${range(schema)}`;
    case 'number':
      return `a number${range(schema)}`;
    case 'boolean':
      return 'true or false';
    case 'string':
      return describeText(schema);
    case 'array':
      return `a list${limits(schema.minItems, schema.maxItems, 'item')}`;
    default:
      return schema.properties ? `a section with ${Object.keys(schema.properties).join(', ')}` : 'a section';
  }
}

function describeText({ format, pattern, minLength, maxLength }: OptionSchema): string {
  if (format === 'uri') return 'a URL';
  if (pattern !== undefined) return `text that matches ${pattern}`;
  return `text${limits(minLength, maxLength, 'character')}`;
}

function limits(least: number | undefined, most: number | undefined, unit: string): string {
  const units = (count: number) => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (least !== undefined && most !== undefined) return ` of ${least} to ${units(most)}`;
  if (least !== undefined) return ` of at least ${units(least)}`;
  if (most !== undefined) return ` of at most ${units(most)}`;
  return '';
}

function range({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: OptionSchema): string {
  // An integer's schema names the largest safe integers as its bounds: no limit that a person cares for.
  const least = minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum;
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (least !== undefined && most !== undefined) return ` from ${least} to ${most}`;
  const parts = [
    exclusiveMinimum !== undefined && `above ${exclusiveMinimum}`,
    least !== undefined && `of ${least} or more`,
    exclusiveMaximum !== undefined && `below ${exclusiveMaximum}`,
    most !== undefined && `of ${most} or less`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? '' : ` ${parts.join(' and ')}`;
}
