import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type RedFlagClass, redFlagClasses } from '../core/ports/red-flags';
import type { Language } from '../core/question';
import { RedFlagDesk, type RedFlagReplies } from '../pipeline/safety/red-flags/red-flag-desk';
import type { RedFlagExamples } from '../pipeline/safety/red-flags/red-flag-learner';
import { readChatter } from './chatter-files';
import { BadInput } from './failures';

const repliesFolder = join(__dirname, '..', '..', 'config', 'red-flags');
const examplesFolder = join(__dirname, '..', 'pipeline', 'safety', 'red-flags', 'examples');

const languages: readonly Language[] = ['zh', 'en'];
const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;
const frontMatter = z.strictObject({
  'reviewed-by': z.string().nullable(),
  'reviewed-on': z.union([z.iso.date(), z.null()]),
});

interface ReplyFile {
  text: string;
  isSigned: boolean;
}

export interface RedFlagFiles {
  replies: RedFlagReplies;
  /** Files that no clinician has signed yet, such as `stroke.zh.md`. */
  unsigned: readonly string[];
}

/**
 * Reads the fixed texts, one for each class and language. Throws `BadInput`, which names the file, where one is
 * missing, empty, of no known class, or does not say first whom to call.
 */
export function readRedFlagReplies(folder = repliesFolder): RedFlagFiles {
  if (!existsSync(folder)) throw new BadInput(`There is no folder ${folder} with the texts for emergencies.`);
  const known = redFlagClasses.flatMap((name) => languages.map((language) => `${name}.${language}.md`));
  for (const file of readdirSync(folder)) {
    if (!known.includes(file)) {
      throw new BadInput(`${join(folder, file)}: is of no known class; the files are named ${known.join(', ')}.`);
    }
  }
  const unsigned: string[] = [];
  const textOf = (name: RedFlagClass, language: Language): string => {
    const file = `${name}.${language}.md`;
    const { text, isSigned } = readReply(join(folder, file), name);
    if (!isSigned) unsigned.push(file);
    return text;
  };
  const replies = Object.fromEntries(
    redFlagClasses.map((name) => [name, { zh: textOf(name, 'zh'), en: textOf(name, 'en') }]),
  ) as unknown as RedFlagReplies;
  return { replies, unsigned };
}

function readReply(path: string, name: RedFlagClass): ReplyFile {
  if (!existsSync(path)) throw new BadInput(`${path}: is missing. Every class has a text in both languages.`);
  const parts = FRONT_MATTER.exec(
    readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .replaceAll('\r\n', '\n'),
  );
  if (!parts) {
    throw new BadInput(`${path}: needs front matter between two lines of ---, with reviewed-by and reviewed-on.`);
  }
  const head = frontMatter.safeParse(parseHead(parts[1] ?? ''));
  if (!head.success) {
    throw new BadInput(
      `${path}: its front matter wants reviewed-by (a name) and reviewed-on (a day such as 2026-01-31), or both empty.`,
    );
  }
  const text = (parts[2] ?? '').trim();
  if (text === '') throw new BadInput(`${path}: has no text.`);
  const first = text.split('\n', 1)[0] ?? '';
  if (!first.includes('120') || (name === 'suicide' && !first.includes('12356'))) {
    throw new BadInput(
      `${path}: its first line is to say whom to call: ${name === 'suicide' ? '12356 and 120' : '120'}.`,
    );
  }
  const by = head.data['reviewed-by']?.trim() ?? '';
  if (by !== '' && head.data['reviewed-on'] === null) {
    throw new BadInput(`${path}: is signed without the day, reviewed-on.`);
  }
  return { text, isSigned: by !== '' };
}

function parseHead(head: string): unknown {
  try {
    return parse(head);
  } catch {
    return undefined;
  }
}

/** The examples that ship with the rules, a line a message, and the everyday chatter that ships with the gate. */
function readExamples(): RedFlagExamples {
  const linesOf = (name: string): string[] =>
    readFileSync(join(examplesFolder, `${name}.txt`), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
  const chatter = readChatter();
  return {
    classes: Object.fromEntries(redFlagClasses.map((name) => [name, linesOf(name)])) as Record<RedFlagClass, string[]>,
    harmless: [...linesOf('harmless'), ...linesOf('harmless-alike'), ...chatter.zh, ...chatter.en],
  };
}

/** Ready to find and to reply; learns from its examples first, which takes a quarter of a second. */
export function openRedFlagDesk(folder = repliesFolder): { desk: RedFlagDesk; unsigned: readonly string[] } {
  const { replies, unsigned } = readRedFlagReplies(folder);
  return { desk: new RedFlagDesk(readExamples(), replies), unsigned };
}

/** What the program says at start while a clinician has yet to sign; null when all are signed. */
export const unsignedNotice = (unsigned: readonly string[]): string | null =>
  unsigned.length === 0
    ? null
    : `急救固定回复还没有医生签字（reviewed-by 为空）：config/red-flags/${unsigned.join('、')}。` +
      `A clinician has yet to sign ${unsigned.length} of the emergency texts: fill in reviewed-by and reviewed-on.`;
