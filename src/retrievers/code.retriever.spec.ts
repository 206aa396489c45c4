import { notSetUp, question, snapshot, sourcedPassage } from '../../test/fakes/journey';
import type { DocumentSummary } from '../core/ports/document-history';
import { splitCode } from '../knowledge/code-symbols';
import { CodeRetriever } from './code.retriever';

const files: Record<string, string> = {
  'config.ts': `/** Reads the settings of the program. */\nexport function loadConfig(path: string) {\n  return parseYaml(path);\n}\n\nexport function saveConfig(path: string) {\n  return loadConfig(path);\n}\n`,
  'yaml.py': 'def parse_yaml(path):\n    """Reads YAML."""\n    return open(path)\n',
};
const passages = Object.entries(files).flatMap(([path, text]) =>
  splitCode(text, path, 200).map(({ start, end, place, headingPath }, ordinal) =>
    sourcedPassage(`${path}#${ordinal}`, { documentId: path, text: text.slice(start, end), place, headingPath }),
  ),
);
const summary = (id: string, changes: Partial<DocumentSummary> = {}): DocumentSummary => ({
  ...{ id, knowledgeBase: 'code', path: id, title: id, format: 'code', passages: 1, versions: 1 },
  ...{ reviewedOn: null, reviewedBy: null, state: 'in-use', doubts: [] },
  validity: { from: null, until: null, supersedes: [], withdrawnAt: null },
  ...changes,
});

describe('CodeRetriever', () => {
  let listed: DocumentSummary[];
  let revision: number;
  const retriever = () =>
    new CodeRetriever({
      snapshots: { current: () => snapshot({ revision }), whenReady: notSetUp },
      today: () => '2026-11-21',
      documents: { list: () => Promise.resolve(listed) },
      knowledge: {
        passagesOf: (ids) => Promise.resolve(passages.filter(({ documentId }) => ids.includes(documentId))),
        findPassages: (ids) => Promise.resolve(ids.flatMap((id) => passages.find((one) => one.id === id) ?? [])),
      },
    });
  const ask = async (text: string, asked = retriever()) =>
    (await asked.retrieve({ question: question({ text, matchText: text.toLowerCase() }), limit: 5 })).map(
      ({ place }) => (place?.kind === 'lines' ? place.symbol : null),
    );

  beforeEach(() => {
    listed = Object.keys(files).map((id) => summary(id));
    revision = 1;
  });

  it('finds where a symbol is defined, before what only uses it', async () => {
    expect((await ask('loadConfig 在哪里定义')).slice(0, 2)).toEqual(['loadConfig', 'saveConfig']);
  });

  it('finds a symbol by the parts of its name, however they are joined', async () => {
    expect((await ask('where is `parseYaml` defined?'))[0]).toBe('parse_yaml');
    expect(await ask('`unheard_of` 呢')).toEqual([]);
  });

  it('has no business with questions that name no identifier', () => {
    expect(retriever().isAvailable({ question: question({ text: '血压多少算高' }) })).toBe(false);
    expect(retriever().isAvailable({ question: question({ text: 'loadConfig 在哪里定义' }) })).toBe(true);
  });

  it('knows only source files that count, and sees changes', async () => {
    listed = [summary('config.ts', { state: 'withdrawn' }), summary('yaml.py', { format: 'text' })];
    const asked = retriever();
    expect(await ask('loadConfig', asked)).toEqual([]);
    listed = [summary('config.ts')];
    expect(await ask('loadConfig', asked)).toEqual([]);
    revision = 2;
    expect((await ask('loadConfig', asked))[0]).toBe('loadConfig');
  });
});
