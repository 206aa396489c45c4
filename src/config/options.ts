import { z } from 'zod';

/** The part of JSON Schema that the sections' schemas come out as. */
export interface OptionSchema {
  type?: string | readonly string[];
  anyOf?: readonly OptionSchema[];
  enum?: readonly unknown[];
  const?: unknown;
  properties?: Readonly<Record<string, OptionSchema>>;
  items?: OptionSchema;
  default?: unknown;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  /** From `.meta({ secret: true })`: comes from the environment only and is never printed. */
  secret?: boolean;
}

export type Path = readonly (string | number)[];

/** A setting that a file or an environment variable may give. */
export interface Option {
  kind: 'option';
  path: Path;
  variable: string;
  secret: boolean;
  schema: OptionSchema;
}

/** A group of settings. */
export interface Section {
  kind: 'section';
  path: Path;
  variable: string;
  children: ReadonlyMap<string, Option | Section>;
}

/** `assistants[0].name` */
export function pathName(path: Path): string {
  return path.reduce<string>(
    (name, part) => (typeof part === 'number' ? `${name}[${part}]` : name === '' ? part : `${name}.${part}`),
    '',
  );
}

/** `models.chat.baseUrl` is `FENNELBEAN_MODELS__CHAT__BASE_URL`. */
export function variableName(path: Path): string {
  const words = path.map((part) => String(part).replace(/([a-z0-9])([A-Z])/g, '$1_$2'));
  return `FENNELBEAN_${words.join('__').toUpperCase()}`;
}

/** The tree of options of a schema. A list is one option, its items are not. */
export function sectionOf(schema: z.ZodType): Section {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as OptionSchema;
  return sectionAt([], root.properties ?? {});
}

function sectionAt(path: Path, properties: Readonly<Record<string, OptionSchema>>): Section {
  const children = Object.entries(properties).map(([key, schema]): [string, Option | Section] => {
    const inner = [...path, key];
    return [key, schema.properties ? sectionAt(inner, schema.properties) : optionAt(inner, schema)];
  });
  return { kind: 'section', path, variable: variableName(path), children: new Map(children) };
}

function optionAt(path: Path, schema: OptionSchema): Option {
  return { kind: 'option', path, variable: variableName(path), secret: holdsSecret(schema), schema };
}

function holdsSecret(schema: OptionSchema): boolean {
  const parts = [schema.items, ...(schema.anyOf ?? []), ...Object.values(schema.properties ?? {})];
  return schema.secret === true || parts.some((part) => part !== undefined && holdsSecret(part));
}

/** Every option below the section, in the order of the schema. */
export function optionsIn(section: Section): Option[] {
  return [...section.children.values()].flatMap((child) => (child.kind === 'section' ? optionsIn(child) : [child]));
}

/** The section and every section below it. */
export function sectionsIn(section: Section): Section[] {
  return [
    section,
    ...[...section.children.values()].flatMap((child) => (child.kind === 'section' ? sectionsIn(child) : [])),
  ];
}
