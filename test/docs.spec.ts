import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Command } from 'commander';
import { appConfig } from '../src/config/app-config';
import { fileVariable } from '../src/config/environment';
import { optionsIn, sectionOf } from '../src/config/options';

const root = join(__dirname, '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

interface MarkdownFile {
  path: string;
  text: string;
  /** Without code blocks and code in a line. */
  prose: string;
  /** Code blocks and code in a line, each by itself. */
  code: string[];
}

function readMarkdown(path: string): MarkdownFile {
  const text = readFileSync(join(root, path), 'utf8');
  const code: string[] = [];
  const take = (_: string, inside: string) => {
    code.push(inside);
    return '';
  };
  const prose = text.replace(/^```\w*\n([\s\S]*?)^```$/gm, take).replace(/`([^`\n]+)`/g, take);
  return { path, text, prose, code };
}

const atRoot = readdirSync(root).filter((name) => name.endsWith('.md'));
const below = (readdirSync(join(root, 'docs'), { recursive: true }) as string[])
  .filter((name) => name.endsWith('.md'))
  .map((name) => join('docs', name));
const files = [...atRoot, ...below].sort().map(readMarkdown);
const english = readMarkdown('README.md');
const chinese = readMarkdown('README.zh.md');
const readmes = [english, chinese];

/** `fennelbean` with all its commands, as src/cli.ts puts it together. */
function commandLine(): Command {
  const cli = new Command('fennelbean').option('--config <file>');
  const folder = join(root, 'src', 'cli');
  const names = readdirSync(folder).filter((file) => file.endsWith('.command.ts'));
  // `eval-gate.command.ts` is added by `eval.command.ts`.
  const isPart = (name: string) => name.includes('-') && names.includes(name.replace(/-.*/, '.command.ts'));
  for (const name of names.filter((each) => !isPart(each))) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a new command is found without a line here
    const module = require(join(folder, name)) as Record<string, (cli: Command) => void>;
    for (const [exported, add] of Object.entries(module)) if (exported.startsWith('add')) add(cli);
  }
  return cli;
}

/** Each `npx fennelbean …` or `fennelbean …` of the code, as words; what stands in quotes is one. */
const callsIn = ({ code }: MarkdownFile): string[][] =>
  code
    .flatMap((piece) => piece.split('\n'))
    .flatMap((line) => {
      const called = /^(?:npx )?fennelbean (.+)$/.exec(line.replace(/ +#.*$/, '').trim())?.[1];
      return called === undefined ? [] : [called.match(/"[^"]*"|\[[^\]]*\]|\S+/g) ?? []];
    });

/** What of a call does not exist; null when all does. */
function faultOf(call: readonly string[], cli: Command): string | null {
  let command = cli;
  const options = new Set(['--config']);
  for (const word of call) {
    const inner = command.commands.find((candidate) => candidate.name() === word);
    if (inner) command = inner;
    for (const { long } of command.options) if (long) options.add(long);
    if (word.startsWith('--') && !options.has(word)) return `${command.name()} has no ${word}`;
  }
  if (command === cli) return `there is no command ${call[0] ?? ''}`;
  return command.commands.length > 0 ? `${command.name()} wants one of its commands` : null;
}

describe('the documents', () => {
  it.each(files.map((file) => [file.path, file] as const))('%s links to what exists', (path, { prose }) => {
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)|\b(?:src|href)="([^"]+)"/g)].map(
      ([, link, source]) => link ?? source,
    );
    const missing = links
      .map((link) => decodeURIComponent((link ?? '').split('#', 1)[0] ?? ''))
      .filter((link) => link !== '' && !/^[a-z]+:/.test(link))
      .filter((link) => !existsSync(join(root, dirname(path), link)));
    expect(missing).toEqual([]);
  });

  it.each(files.map((file) => [file.path, file] as const))('%s names scripts that exist', (_path, { code }) => {
    const text = code.join('\n');
    const named = [
      ...[...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name ?? ''),
      ...[...text.matchAll(/\bnpm (start|test)\b/g)].map(([, name]) => name ?? ''),
    ];
    expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
    const programs = [...text.matchAll(/\bnode ([\w./-]+\.m?js)\b/g)].map(([, path]) => path ?? '');
    expect(programs.filter((path) => !path.startsWith('dist/') && !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(files.map((file) => [file.path, file] as const))('%s names files that exist', (_path, { code }) => {
    const named = code.filter((piece) =>
      /^(?:bench|bin|config|docs|prompts|scripts|src|test|web)\/[\w./-]*$/.test(piece),
    );
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('name commands and options that exist', () => {
    const cli = commandLine();
    const calls = files.flatMap((file) => callsIn(file).map((call) => ({ path: file.path, call })));
    expect(calls.length).toBeGreaterThan(10);
    const faults = calls
      .filter(({ call }) => call.join(' ') !== 'export')
      .flatMap(({ path, call }) => {
        const fault = faultOf(call, cli);
        return fault === null ? [] : [`${path}: ${call.join(' ')}: ${fault}`];
      });
    expect(faults).toEqual([]);
  });

  it('name variables that are options', () => {
    const known = new Set([fileVariable, ...optionsIn(sectionOf(appConfig)).map(({ variable }) => variable)]);
    const unknown = files.flatMap(({ path, text }) =>
      [...text.matchAll(/\bFENNELBEAN_\w*[A-Z]\b/g)]
        .filter(([name]) => !known.has(name))
        .map(([name]) => `${path}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('show pictures that are light enough', () => {
    const folder = join(root, 'docs', 'images');
    const pictures = readdirSync(folder).map((name) => join(folder, name));
    const used = files.flatMap(({ path, prose }) =>
      [...prose.matchAll(/[\w./-]+\.png/g)].map(([link]) => join(root, dirname(path), link)),
    );
    expect(pictures.filter((picture) => statSync(picture).size > 300_000)).toEqual([]);
    expect(pictures.filter((picture) => !used.includes(picture)).map((picture) => relative(root, picture))).toEqual([]);
  });
});

describe('the two READMEs', () => {
  it('are at most 200 lines each', () => {
    for (const { text } of readmes) expect(text.split('\n').length).toBeLessThanOrEqual(200);
  });

  it('have the same sections', () => {
    const [first, second] = readmes.map(({ prose }) => [...prose.matchAll(/^(#+) /gm)].map(([, level]) => level));
    expect(first?.length).toBeGreaterThan(8);
    expect(second).toEqual(first);
  });

  it('name the same commands, variables and figures', () => {
    const factsOf = (file: MarkdownFile) => ({
      commands: callsIn(file).map((call) => call.filter((word) => /^(--)?[a-z-]+$/.test(word)).join(' ')),
      scripts: [...file.code.join('\n').matchAll(/\bnpm [\w:-]+(?: [\w:-]+)?/g)].map(([name]) => name).sort(),
      variables: [...file.text.matchAll(/FENNELBEAN_\w+(?:=\S+)?/g)].map(([name]) => name),
      figures: [...file.text.matchAll(/\b0\.\d{2,}\b|\b\d{1,3},\d{3}\b/g)].map(([figure]) => figure).sort(),
    });
    expect(factsOf(english)).toEqual(factsOf(chinese));
  });

  it('show the two commands with which everything begins', () => {
    for (const { code } of readmes) {
      expect(code).toEqual(expect.arrayContaining(['npm ci && npm start\n', 'npm ci && npm test\n']));
    }
  });
});

describe('the reader of calls', () => {
  const cli = commandLine();

  it.each(['ask "x" --json', 'gate calibrate --picture a.svg', 'ingest [folder]', 'chat --config a.yaml'])(
    'accepts %s',
    (call) => {
      expect(callsIn({ code: [`npx fennelbean ${call}`] } as MarkdownFile).map((words) => faultOf(words, cli))).toEqual(
        [null],
      );
    },
  );

  it.each(['tell "x"', 'gate', 'gate nonsense', 'ask "x" --nonsense', 'ingest --picture a.svg'])(
    'refuses %s',
    (call) => {
      const [fault] = callsIn({ code: [`fennelbean ${call}`] } as MarkdownFile).map((words) => faultOf(words, cli));
      expect(typeof fault).toBe('string');
    },
  );
});
