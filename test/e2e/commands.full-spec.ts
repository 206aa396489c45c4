import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../../src/core/outcome';
import type { Verdict } from '../../src/core/verdict';
import type { IngestReport } from '../../src/knowledge/ingest-report';
import { ProgramFolder } from './program-folder';
import { command } from './run-program';

const folder = new ProgramFolder().withSmallKnowledge();
const fennelbean = (args: string[], options?: Parameters<typeof command>[2]) => command(folder, args, options);

/** The one JSON object that a command prints, and nothing else. */
function object(stdout: string): unknown {
  expect(stdout.trim().split('\n')).toHaveLength(1);
  return JSON.parse(stdout);
}

/** The first command ingests by itself; the others find it done. */
let first: Awaited<ReturnType<typeof command>>;
beforeAll(async () => {
  first = await fennelbean(['ask', '血压多少算高']);
});
afterAll(() => {
  folder.remove();
});

describe('ask', () => {
  it('prints the answer with its source, or nothing where the group would see nothing: 0 and 3', async () => {
    const silent = await fennelbean(['ask', '今天天气真不错']);
    expect([first.exitCode, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toMatch(/140\/90 mmHg.*\[1\]\n\n原文摘录，来源：\n\[1\] 血压数值/s);
    expect([silent.exitCode, silent.stdout]).toEqual([3, '']);
    expect(silent.stderr).toMatch(/^保持沉默 silent: below-threshold\nreject/);
  });

  it('prints one JSON object: the outcome with its trace', async () => {
    const { exitCode, stdout } = await fennelbean(['ask', '血压多少算高', '--json']);
    expect(exitCode).toBe(0);
    const outcome = object(stdout) as Outcome;
    expect(outcome).toMatchObject({ kind: 'answered', reason: 'evidence-found', answer: { writer: 'quote' } });
    expect(outcome.trace.stages.map(({ name }) => name)).toEqual(['preprocess', 'gate', 'retrieve', 'write']);
  });

  it('gives a mention a line', async () => {
    const { exitCode, stdout } = await fennelbean(['ask', '@茴香豆 明天股票会涨吗', '--mention']);
    expect(exitCode).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stdout).toContain('没有找到依据');
  });

  it('refuses what it cannot use, in a line that says what to do: 2', async () => {
    const [unknown, nothing] = await Promise.all([
      fennelbean(['ask', '血压多少算高', '--assistant', 'nobody', '--json']),
      fennelbean(['ask']),
    ]);
    expect(unknown).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'There is no assistant "nobody". There are: patients\n',
    });
    expect([nothing.exitCode, nothing.stdout]).toEqual([2, '']);
    expect(nothing.stderr).toMatch(/missing required argument 'question'/);
  });
});

describe('chat', () => {
  it('is a group chat with several members', async () => {
    const lines = ['血压多少算高', '/why', '/as 王叔', '收到', '/why', '@茴香豆 明天股票会涨吗', '/nonsense', ''];
    const { exitCode, stdout, stderr } = await fennelbean(['chat'], { input: lines.join('\n') });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/🤖 .*140\/90.*\[1\].*原文摘录，来源：/s);
    expect(stdout).toMatch(/answered: evidence-found\naccept/);
    expect(stdout).toContain('王叔> ');
    expect(stderr).toContain('(silent: listed-bad)');
    expect(stdout).toMatch(/silent: listed-bad\nreject \(listed-bad\)\nscore/);
    expect(stdout).toMatch(/🤖 .*没有找到依据/);
    expect(stderr.match(/\/as <name>/g)).toHaveLength(2);
  });

  it('knows a bot by a name with characters of patterns, and ends with /quit', async () => {
    const variables = { FENNELBEAN_PREPROCESS__BOT_NAMES: '["C++ (bot)"]' };
    const input = '@C++ (bot) 明天股票会涨吗\n/why\n/quit\n血压多少算高\n';
    const { exitCode, stdout } = await fennelbean(['chat'], { input, variables });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/没有找到依据/);
    expect(stdout).not.toContain('140/90');
  });
});

describe('ingest', () => {
  it('tells what it read, and does nothing twice', async () => {
    const own = new ProgramFolder().withSmallKnowledge();
    const first = await command(own, ['ingest']);
    expect(first.exitCode).toBe(0);
    expect(first.stdout).toMatch(/^knowledge base +assistant +documents/);
    expect(first.stdout).toMatch(/patients +patients +2 +2 +0 +0 +0 +1 +2 +3/);
    const again = await command(own, ['ingest', '--json']);
    const report = object(again.stdout) as IngestReport;
    expect(report.bases).toMatchObject([{ name: 'patients', documents: 2, added: 0, unchanged: 2 }]);
    expect(report.problems).toEqual([]);
    own.remove();
  });

  it('reads a folder of plain documents for an assistant', async () => {
    const own = new ProgramFolder()
      .withSmallKnowledge()
      .write({ 'papers/notes.md': '# 胰岛素\n\n冷藏保存，不要冷冻。\n' });
    const { exitCode, stdout } = await command(own, ['ingest', 'papers', '--assistant', 'patients', '--json']);
    expect(exitCode).toBe(0);
    expect((object(stdout) as IngestReport).bases).toMatchObject([{ name: 'papers', assistant: 'patients', added: 1 }]);
    const asked = await command(own, ['ask', '@茴香豆 胰岛素怎么冷藏保存', '--mention']);
    expect(asked.stdout).toContain('冷藏保存，不要冷冻。[1]');
    own.remove();
  });
});

describe('gate explain', () => {
  it('prints the verdict and what it rests on', async () => {
    const [text, json] = await Promise.all([
      fennelbean(['gate', 'explain', '收到']),
      fennelbean(['gate', 'explain', '血压多少算高', '--json']),
    ]);
    expect([text.exitCode, json.exitCode]).toEqual([0, 0]);
    expect(text.stdout).toMatch(/^reject \(listed-bad\)\nscore -?[\d.]+ against threshold -?[\d.]+/);
    expect(text.stdout).toMatch(/bad +100\.0% {2}收到/);
    const verdict = object(json.stdout) as Verdict;
    expect(verdict).toMatchObject({ decision: 'accept', reason: 'listed-good' });
    expect(verdict.passages.length).toBeGreaterThan(0);
  });
});

describe('gate calibrate', () => {
  it('prints figures by cross-validation and draws a picture; too short lists are refused', async () => {
    const sample = new ProgramFolder().withSampleKnowledge('patients');
    const [calibrated, refused] = await Promise.all([
      command(sample, ['gate', 'calibrate', '--picture', 'curve.svg']),
      fennelbean(['gate', 'calibrate']),
    ]);
    expect(calibrated.exitCode).toBe(0);
    expect(calibrated.stdout).toMatch(/precision +recall +F1/);
    expect(calibrated.stdout).toMatch(/with the lists +[\d.]+% +[\d.]+% +[\d.]+%/);
    const svg = readFileSync(join(sample.path, 'curve.svg'), 'utf8');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg.match(/<polyline [^>]*points="[\d.]+,[\d.]+ /g)).toHaveLength(2);
    expect(svg).not.toContain('NaN');
    expect(svg.trim()).toMatch(/<\/svg>$/);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toMatch(/^The assistant "patients" needs at least 10 good and 10 bad questions.*\n$/);
    sample.remove();
  });
});

describe('config check', () => {
  it('prints what is in force, secrets masked', async () => {
    const variables = {
      FENNELBEAN_SERVER__START_TOKEN: 'a-very-secret-token',
      FENNELBEAN_MODELS__CHAT__API_KEY: 'sk-very-secret',
      FENNELBEAN_ANSWER__MAX_PASSAGES: '2',
    };
    const { exitCode, stdout, stderr } = await fennelbean(['config', 'check'], { variables });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/maxPassages: 2/);
    expect(stdout + stderr).not.toMatch(/very-secret/);
  });

  it('names a wrong key with what would be right: 2', async () => {
    const variables = { FENNELBEAN_SERVER__PROT: '1', FENNELBEAN_SERVER__PORT: 'many' };
    const [wrong, missing] = await Promise.all([
      fennelbean(['config', 'check'], { variables }),
      fennelbean(['ask', 'x', '--config', 'missing.yaml']),
    ]);
    expect([wrong.exitCode, missing.exitCode]).toEqual([2, 2]);
    expect(wrong.stderr).toContain('Did you mean FENNELBEAN_SERVER__PORT?');
    expect(wrong.stderr).toMatch(/FENNELBEAN_SERVER__PORT server\.port: found .*Allowed: /);
    expect(missing.stderr).toContain('missing.yaml');
    expect(wrong.stderr + missing.stderr).not.toContain('    at ');
  });
});

describe('eval gate', () => {
  const good = ['血压多少算高', '能吃多少盐', '低钠盐能吃吗', '诊室血压怎么看', '高血压的标准是什么', '酱油算盐吗'];
  const bad = ['早上好', '收到', '哈哈哈', '周末去爬山', '谢谢大家', '这个菜真好吃', '明天见', '下班了'];
  beforeAll(() => {
    folder.write({ 'good.txt': good.join('\n'), 'bad.txt': `\ufeff${bad.join('\r\n')}\r\n` });
  });
  const args = [
    'eval',
    'gate',
    '--knowledge',
    'knowledge/patients/documents',
    '--good',
    'good.txt',
    '--bad',
    'bad.txt',
  ];

  it('prints the documented object', async () => {
    const { exitCode, stdout } = await fennelbean([...args, '--folds', '2', '--few', '2:3', '--json']);
    expect(exitCode).toBe(0);
    const number = expect.any(Number) as number;
    const figures = {
      f1: number,
      bestF1: number,
      auc: number,
      averagePrecision: number,
      precisionAtRecall90: number,
      threshold: number,
    };
    const printed = object(stdout) as Record<string, unknown>;
    expect(printed).toEqual({
      zeroLabel: figures,
      labelled: figures,
      few: { f1: number, sd: number },
      baselines: { acceptAll: number, length: number },
      msPerMessage: number,
      passages: number,
    });
    const { f1, auc } = printed.zeroLabel as Record<string, number>;
    expect(f1).toBeLessThanOrEqual(1);
    expect(auc).toBeLessThanOrEqual(1);
  });

  it('has no labelled figures without folds, and uses test files when given', async () => {
    const tests = ['--test-good', 'good.txt', '--test-bad', 'bad.txt'];
    const [none, tested] = await Promise.all([
      fennelbean([...args, '--folds', '0', '--json']),
      fennelbean([...args, ...tests, '--json']),
    ]);
    expect(object(none.stdout)).toMatchObject({ labelled: null, few: null });
    expect(object(tested.stdout)).toMatchObject({ labelled: { auc: 1 } });
  });

  it('refuses what it cannot use: 2', async () => {
    const refused = await Promise.all(
      [
        [...args.slice(0, -1), 'missing.txt'],
        [...args, '--few', '100:100'],
        [...args, '--test-good', 'good.txt'],
        ['eval', 'gate', '--knowledge', 'nowhere', '--good', 'good.txt', '--bad', 'bad.txt'],
      ].map((wrong) => fennelbean(wrong)),
    );
    for (const { exitCode, stdout, stderr } of refused) {
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).not.toContain('    at ');
    }
    expect(refused[0]?.stderr).toBe('There is no file missing.txt.\n');
  });
});
