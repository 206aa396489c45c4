import { KnowledgeError } from './knowledge-error';
import { parseManifest } from './knowledge-manifest';
import { loadYamlParser, type YamlParser } from './parse-yaml';

let parseYaml: YamlParser;
beforeAll(async () => {
  parseYaml = await loadYamlParser();
});

const problemOf = (text: string): unknown => {
  try {
    return parseManifest(text, 'patients/knowledge.yaml', parseYaml);
  } catch (error) {
    if (error instanceof KnowledgeError) return error.toProblem();
    throw error;
  }
};

describe('parseManifest', () => {
  it('reads title, language and assistant', () => {
    expect(problemOf('title: 慢病\nlanguage: zh\nassistant: patients\n')).toEqual({
      title: '慢病',
      language: 'zh',
      assistant: 'patients',
      origins: [],
    });
  });

  it.each([
    ['title: a\nlanguage: fr\nassistant: b', 2, '"language" must be zh or en; found "fr".'],
    ['title: a\nlanguage: zh\nasistant: b', 3, 'Unknown key "asistant"'],
    ['title: a\nlanguage: zh', undefined, 'The key "assistant" is missing; it must be the name of an assistant'],
    ['title: 3\nlanguage: zh\nassistant: b', 1, '"title" must be a text of 1 to 200 characters; found 3.'],
    ['title: a\nlanguage: zh\nassistant: No Such', 3, 'found "No Such".'],
    ['title: a\nlanguage: zh: en', 2, 'Not valid YAML'],
    ['title: a\ntitle: b', 2, 'Not valid YAML'],
    ['', undefined, 'Expected the keys title, language, assistant'],
    ['- a\n- b', undefined, 'Expected the keys title, language, assistant'],
  ])('says what is wrong with %j', (text, line, message) => {
    const problem = problemOf(text);
    expect(problem).toMatchObject({
      file: 'patients/knowledge.yaml',
      severity: 'error',
      message: expect.stringContaining(message) as string,
    });
    expect((problem as { line?: number }).line).toBe(line);
  });
});
