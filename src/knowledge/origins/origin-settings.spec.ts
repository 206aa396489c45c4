import { KnowledgeError } from '../knowledge-error';
import { parseManifest } from '../knowledge-manifest';
import { loadYamlParser, type YamlParser } from '../parse-yaml';

let parseYaml: YamlParser;
beforeAll(async () => {
  parseYaml = await loadYamlParser();
});

const head = 'title: 慢病\nlanguage: zh\nassistant: patients\n';
const read = (origins: string): unknown => {
  try {
    return parseManifest(`${head}origins:\n${origins}`, 'knowledge.yaml', parseYaml).origins;
  } catch (error) {
    if (error instanceof KnowledgeError) return [error.line, error.message];
    throw error;
  }
};

it('reads each kind with its defaults', () => {
  const origins = read(
    [
      '- {name: handbook, kind: git, repository: "https://github.com/example/handbook", folder: docs}',
      '- {name: site, kind: website, start: ["https://docs.example.org/guide/"]}',
      '- {name: wiki, kind: feishu-wiki, space: "6946843325487906839"}',
    ].join('\n'),
  );
  expect(origins).toEqual([
    { name: 'handbook', kind: 'git', repository: 'https://github.com/example/handbook', folder: 'docs' },
    { name: 'site', kind: 'website', start: ['https://docs.example.org/guide/'], maxPages: 500, delaySeconds: 1 },
    { name: 'wiki', kind: 'feishu-wiki', space: '6946843325487906839', app: 'main' },
  ]);
});

it.each([
  ['- name: a\n  kind: svn', 6, '"origins[0].kind" must be git, website or feishu-wiki.'],
  ['- name: a\n  kind: git', 5, '"origins[0].repository" must be an address that begins with https://'],
  ['- name: a\n  kind: git\n  repository: "ext::sh -c touch% /tmp/x"', 7, '"origins[0].repository" must be'],
  ['- name: a\n  kind: git\n  repository: ssh://git@example.org/x', 7, '"origins[0].repository" must be'],
  ['- name: a\n  kind: git\n  repository: https://user:word@example.org/x', 7, 'holds no password'],
  ['- name: a\n  kind: git\n  repository: --upload-pack=sh', 7, '"origins[0].repository" must be'],
  [
    '- name: a\n  kind: git\n  repository: ./x\n  branch: --force',
    8,
    '"origins[0].branch" must be the name of a branch',
  ],
  ['- name: a\n  kind: git\n  repository: ./x\n  folder: ../..', 8, '"origins[0].folder" must be a folder within'],
  ['- name: a\n  kind: git\n  repositry: ./x', 7, 'Unknown key "repositry" in "origins[0]".'],
  ['- name: a\n  kind: git\n  repository: ./x\n  depth: 3', 8, 'Unknown key "depth" in "origins[0]".'],
  ['- name: ../a\n  kind: git\n  repository: ./x', 5, '"origins[0].name" must be a name of lower-case letters'],
  ['- name: a\n  kind: website', 5, '"origins[0].start" must be given, or sitemap'],
  ['- name: a\n  kind: website\n  sitemap: ["https://a.org/s.xml"]', 5, '"origins[0].within" must be given'],
  [
    '- name: a\n  kind: website\n  start:\n    - http://a.org\n    - file:///etc',
    9,
    '"origins[0].start[1]" must be a list',
  ],
  [
    '- name: a\n  kind: website\n  start: ["http://a.org"]\n  maxPages: 0',
    8,
    'must be a whole number from 1 to 20000.',
  ],
  [
    '- name: a\n  kind: feishu-wiki\n  space: 6946843325487906839',
    7,
    '"origins[0].space" must be the id of a wiki space',
  ],
  [
    '- {name: a, kind: git, repository: ./x}\n- {name: a, kind: git, repository: ./y}',
    6,
    '"origins[1].name" must be a name that no',
  ],
  ['- handbook', 5, '"origins[0]" must be git, website or feishu-wiki.'],
  ['  handbook: x', 4, '"origins" must be a list of origins, each with name and kind'],
])('says what is wrong with %j', (origins, line, message) => {
  expect(read(origins)).toEqual([line, expect.stringContaining(message)]);
});
