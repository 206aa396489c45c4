import { spawnSync } from 'node:child_process';
import { compiledProgram } from '../../test/support/compile-sources';

/** What a program that logs writes to its standard error. */
function logged(config: { level: string; format: string }, calls: string): string[] {
  const script = `const { createLogger } = require('./dist/observability/pino-logger.js');
const logger = createLogger(${JSON.stringify(config)});
${calls}`;
  const options = { cwd: compiledProgram(), encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } } as const;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], options);
  expect(stdout).toBe('');
  return stderr.split('\n').filter((line) => line !== '');
}

describe('createLogger', () => {
  it('writes a short line as text, with the fields behind', () => {
    const [line, ...others] = logged(
      { level: 'info', format: 'text' },
      `logger.info({ assistant: 'patients', passages: 12, ready: true, file: null, line: undefined }, 'The index is up to date');
logger.warn({}, 'Careful');
logger.error({ messageId: 'm1' }, '出错了');`,
    );
    expect(line).toMatch(
      /^\d\d:\d\d:\d\d info The index is up to date assistant=patients passages=12 ready=true file=null$/,
    );
    expect(others.map((text) => text.slice(9))).toEqual(['warn Careful', 'error 出错了 messageId=m1']);
  });

  it('writes one JSON object a line for programs', () => {
    const lines = logged({ level: 'info', format: 'json' }, `logger.warn({ kind: 'failure' }, 'one\\ntwo');`);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40, kind: 'failure', msg: 'one\ntwo' });
  });

  it('leaves out what is below its level', () => {
    const calls = `logger.info({}, 'a'); logger.warn({}, 'b'); logger.error({}, 'c');`;
    expect(logged({ level: 'error', format: 'text' }, calls)).toHaveLength(1);
  });
});
