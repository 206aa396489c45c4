import { join } from 'node:path';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { PromptError, PromptFiles } from './prompt-files';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => {
  folder.remove();
});

const prompt = (text: string, variables = '[name]') =>
  `---\ndescription: Says hello\nvariables: ${variables}\n---\n\n${text}\n`;
const hello = { 'hello.zh.md': prompt('你好，{{name}}。'), 'hello.en.md': prompt('Hello {{ name }}.') };

describe('rendering', () => {
  it('fills variables in, by language', () => {
    const prompts = new PromptFiles(folder.write(hello).path);
    expect(prompts.render('hello', 'zh', { name: '李阿姨' })).toBe('你好，李阿姨。');
    expect(prompts.render('hello', 'en', { name: 'Li', unused: 'x' })).toBe('Hello Li.');
  });

  it('fills in what looks like a variable or a pattern as it is', () => {
    const prompts = new PromptFiles(folder.write(hello).path);
    expect(prompts.render('hello', 'en', { name: '{{name}} $& $1' })).toBe('Hello {{name}} $& $1.');
  });

  it('reads lines that end as Windows ends them, and ignores other files', () => {
    const windows = Object.fromEntries(
      Object.entries(hello).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]),
    );
    const prompts = new PromptFiles(folder.write({ ...windows, 'notes.txt': 'x' }).path);
    expect(prompts.render('hello', 'en', { name: 'Li' })).toBe('Hello Li.');
  });

  it('refuses what the files do not have', () => {
    const prompts = new PromptFiles(folder.write(hello).path);
    expect(() => prompts.render('bye', 'zh', {})).toThrow('prompts/bye.zh.md: does not exist');
    expect(() => prompts.render('hello', 'zh', {})).toThrow(
      'prompts/hello.zh.md: nothing was given for the variable name',
    );
  });
});

describe('a file that cannot be used stops the start', () => {
  const en = hello['hello.en.md'];
  it.each([
    ['a name without a language', { 'hello.md': en }, 'prompts/hello.md: is to be named <step>.<language>.md'],
    ['an unknown language', { 'hello.fr.md': en }, 'prompts/hello.fr.md: is to be named'],
    ['capitals in its name', { 'Hello.en.md': en }, 'prompts/Hello.en.md: is to be named'],
    ['no twin in Chinese', { 'hello.en.md': en }, 'prompts/hello.zh.md: is missing beside hello.en.md'],
    ['no twin in English', { 'hello.zh.md': en }, 'prompts/hello.en.md: is missing beside hello.zh.md'],
    ['no front matter', { 'hello.en.md': 'Hello {{name}}.' }, 'needs front matter between two lines of ---'],
    ['no end of the front matter', { 'hello.en.md': '---\ndescription: x\n' }, 'needs front matter'],
    ['front matter that is not YAML', { 'hello.en.md': '---\n[a: {\n---\nHello' }, 'its front matter is not YAML'],
    ['no description', { 'hello.en.md': '---\nvariables: []\n---\nHello' }, 'needs description and variables'],
    ['no variables', { 'hello.en.md': '---\ndescription: x\n---\nHello' }, 'needs description and variables'],
    [
      'something else in the front matter',
      { 'hello.en.md': en.replace('---\n', '---\nmodel: x\n') },
      'and nothing else',
    ],
    ['a variable of no name', { 'hello.en.md': prompt('Hello', '["a b"]') }, 'needs description and variables'],
    ['no text', { 'hello.en.md': prompt('   ', '[]') }, 'prompts/hello.en.md: has no text'],
    ['a variable that it does not name', { 'hello.en.md': prompt('{{name}} {{mood}}') }, 'uses {{mood}}'],
    [
      'a variable that it does not use',
      { 'hello.en.md': prompt('{{name}}', '[name, mood]') },
      'variable mood but does not use it',
    ],
  ])('%s', (_name, files: Record<string, string>, problem) => {
    folder.write(files);
    const read = () => new PromptFiles(folder.path);
    expect(read).toThrow(PromptError);
    expect(read).toThrow(problem);
  });
});

describe('the prompts that ship', () => {
  it('are sound, and ask for what the reply is checked for', () => {
    const prompts = new PromptFiles(join(__dirname, '..', '..', 'prompts'));
    for (const language of ['zh', 'en'] as const) {
      const text = prompts.render('compose-answer', language, { maxCharacters: '120', fence: 'data-x' });
      expect(text).toContain('"answerable"');
      expect(text).toContain('"sentences"');
      expect(text).toContain('"evidence": [1]');
      expect(text).toContain('120');
    }
  });
});
