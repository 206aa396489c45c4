import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { ConfigError } from '../config/config-error';
import { KnowledgeError } from '../knowledge/ingest-knowledge.use-case';
import { PromptError } from '../models/prompt-files';
import { DatabaseError } from '../stores/typeorm/database-error';
import { BadInput, describeFailure } from './failures';

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
};
const listen = (port: number) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(port, '127.0.0.1', () => {
      resolve(server);
    });
  });

describe('describeFailure', () => {
  const problem = { where: 'x.yaml:1:1', option: 'server.port', found: 'a text', allowed: 'a number' };
  it.each([
    [new ConfigError([problem]), 2, 'server.port'],
    [new KnowledgeError('not-text', { file: 'a.md' }, 'Not read: a binary file, not a text.'), 2, 'Not read: a binary'],
    [new PromptError('a.zh.md', 'has no text'), 2, 'prompts/a.zh.md: has no text'],
    [new BadInput('There is no assistant "x".'), 2, 'There is no assistant "x".'],
    [new DatabaseError('locked', 'The database is locked by another program.'), 1, 'The database is locked'],
  ])('tells of %s what it says, without a stack', (error, exitCode, text) => {
    const failure = describeFailure(error);
    expect(failure.exitCode).toBe(exitCode);
    expect(failure.message).toContain(text);
    expect(failure.message).not.toContain('    at ');
  });

  it('tells of a port in use what to do', async () => {
    const server = await listen(0);
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const error: unknown = await listen(port).catch((reason: unknown) => reason);
    server.close();
    expect(describeFailure(error)).toEqual({
      message: `The port ${port} is in use. Stop the other program, or set another port in FENNELBEAN_SERVER__PORT.`,
      exitCode: 1,
    });
  });

  it('tells of a port that may not be opened', () => {
    const error = Object.assign(new Error('listen EACCES'), { code: 'EACCES', syscall: 'listen' });
    expect(describeFailure(error).message).toMatch(/^The port may not be opened/);
  });

  it('tells of a file that cannot be used, which is no port', () => {
    const denied = Object.assign(new Error("EACCES: permission denied, open '/x/y.svg'"), {
      code: 'EACCES',
      syscall: 'open',
      path: '/x/y.svg',
    });
    expect(describeFailure(denied)).toEqual({ message: denied.message, exitCode: 1 });
    const missing = thrownBy(() => readFileSync('/nowhere/x.yaml'));
    expect(describeFailure(missing)).toEqual({
      message: "ENOENT: no such file or directory, open '/nowhere/x.yaml'",
      exitCode: 1,
    });
  });

  it('keeps the stack of what it does not know', () => {
    expect(describeFailure(new TypeError('a fault')).message).toMatch(/^TypeError: a fault\n +at /);
    expect(describeFailure('a text')).toEqual({ message: 'a text', exitCode: 1 });
    expect(describeFailure(undefined)).toEqual({ message: 'undefined', exitCode: 1 });
  });
});
