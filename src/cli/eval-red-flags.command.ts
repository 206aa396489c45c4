import { readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { z } from 'zod';
import { BadInput } from '../app/failures';
import { openRedFlagDesk } from '../app/red-flag-files';
import { redFlagClasses } from '../core/ports/red-flags';
import {
  EvaluateRedFlags,
  type LabelledMessage,
  type RedFlagEvaluation,
  type RedFlagLabel,
} from '../evaluation/evaluate-red-flags.use-case';
import { percent, print, printJson, table } from './output';

export function addEvalRedFlagsCommand(evaluation: Command): void {
  evaluation
    .command('red-flags')
    .description('how many emergencies are seen, and how many harmless messages are taken for one')
    .requiredOption(
      '--data <file>',
      'JSON lines with text and perhaps a label (a class, high, low, none), or a message a line',
    )
    .option('--json', 'print one JSON object')
    .action((options: { data: string; json?: boolean }) => {
      const messages = readMessages(options.data);
      const figures = new EvaluateRedFlags(openRedFlagDesk().desk).run(messages);
      if (options.json) printJson(figures);
      else print(describe(figures));
    });
}

const text = z.string().optional();
const lineSchema = z.object({ text, question: text, content: text, title: text, label: z.string().nullish() });
const labels: readonly string[] = [...redFlagClasses, 'high', 'low', 'none'];
const SAID_OTHERWISE: Readonly<Record<string, RedFlagLabel>> = { 高自杀风险: 'high', 低自杀风险: 'low', '': 'none' };

/** A file whose first line begins as an object holds one a line; any other holds harmless messages as they stand. */
function readMessages(file: string): LabelledMessage[] {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new BadInput(`There is no file ${file}.`);
  const lines = readFileSync(file, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const isJson =
    lines
      .find((line) => line.trim() !== '')
      ?.trimStart()
      .startsWith('{') ?? false;
  const messages = lines.flatMap((written, at) => {
    if (written.trim() === '') return [];
    const line = at + 1;
    return [isJson ? readLine(written, { line, file }) : { line, text: written, label: 'none' as const }];
  });
  if (messages.length === 0) throw new BadInput(`The file ${file} is empty.`);
  return messages;
}

function readLine(written: string, { line, file }: { line: number; file: string }): LabelledMessage {
  const place = `Line ${line} of ${file}`;
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    throw new BadInput(`${place} is not JSON.`);
  }
  const read = lineSchema.safeParse(value);
  const message =
    read.data && [read.data.text, read.data.question, read.data.content, read.data.title].find((one) => one?.trim());
  if (!read.success || !message) {
    throw new BadInput(`${place} wants {"text": text, "label": text}; the label may be left out.`);
  }
  const label = (read.data.label ?? '').trim();
  const known = SAID_OTHERWISE[label] ?? (labels.includes(label) ? (label as RedFlagLabel) : null);
  if (!known) throw new BadInput(`${place} has the label "${label}". Allowed: ${labels.join(', ')}.`);
  return { line, text: message, label: known };
}

function describe({ messages, recall, alarmRate, byClass, alarms, missed }: RedFlagEvaluation): string {
  const orDash = (fraction: number | null): string => (fraction === null ? '–' : percent(fraction));
  const short = (message: string): string => message.replaceAll('\n', ' / ').slice(0, 80);
  return [
    table([
      ['', 'caught', 'as this class', 'messages'],
      ...Object.entries(byClass).map(([name, figures]) => [
        name,
        percent(figures.recall),
        orDash(figures.rightClass),
        String(figures.count),
      ]),
    ]),
    `${messages} messages: ${orDash(recall)} of the emergencies caught, alarms on ${orDash(alarmRate)} of the harmless`,
    ...missed.map((message) => `missed, line ${message.line}, ${message.label}: ${short(message.text)}`),
    ...alarms.map((alarm) => `alarm, line ${alarm.line}, ${alarm.class}/${alarm.rule}: ${short(alarm.text)}`),
  ].join('\n');
}
