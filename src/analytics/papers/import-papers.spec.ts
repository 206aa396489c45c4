import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { fillPapers } from './fill-papers';
import { importPapers, type ImportedPapers } from './import-papers.use-case';

const shippedList = join(__dirname, '..', '..', '..', 'analytics', 'papers', 'papers.md');

const list = `# Papers

A line of prose before the list.

### April 2024
- Rivers: a   study of [MASK] in two dimensions - [[Arxiv](https://arxiv.org/abs/2404.00001v2)] [[QA](https://example.org/papers/2404.00001.md)]
- [A linked title](https://doi.org/10.5555/river.2)

### 2026年3月
- 社区高血压管理 - 依从性研究 - 作者：白露，孟春 - 方向：心血管 - 收录：2026-03-09 - [[链接](https://doi.org/10.5555/river.3)] [[页面](https://example.org/p/river-3.html)]
- no link at all
- Rivers again - [[Arxiv](https://arxiv.org/abs/2404.00001)]
`;

const page = `# [Rivers: a study](https://arxiv.org/abs/2404.00001)

- 作者：Ines Roth, 白露
- 方向：影像

## Summarise the paper.

It is about rivers.

## What comes next?

More rivers.

\`\`\`
## no heading
\`\`\`
`;

describe('importPapers', () => {
  let folder: string;
  let database: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fb-papers-'));
    database = join(folder, 'data', 'papers.sqlite');
    mkdirSync(join(folder, 'papers'));
    writeFileSync(join(folder, 'list.md'), list);
    writeFileSync(join(folder, 'papers', '2404.00001.md'), page);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const run = (text?: string): ImportedPapers => {
    if (text !== undefined) writeFileSync(join(folder, 'list.md'), text);
    return importPapers({ list: join(folder, 'list.md'), database, today: '2026-11-21' });
  };

  const rows = (sql: string): unknown[] => {
    const file = new Database(database, { readonly: true });
    try {
      return file.prepare(sql).raw().all();
    } finally {
      file.close();
    }
  };

  it('reads titles, months, links, fields and pages', () => {
    expect(run()).toEqual({
      ...{ papers: 3, added: 3, changed: 0, unchanged: 0, pages: 1, repeated: 1, total: 3 },
      ...{ unreadLines: 1, unread: [{ line: 11, text: '- no link at all' }] },
    });
    expect(rows('SELECT identifier, title, month, year, subject, summary, added_on FROM papers')).toEqual([
      [
        ...['2404.00001', 'Rivers: a study of [MASK] in two dimensions', '2024-04', 2024, '影像'],
        ...['It is about rivers.', '2026-11-21'],
      ],
      ['10.5555/river.2', 'A linked title', '2024-04', 2024, null, null, '2026-11-21'],
      ['10.5555/river.3', '社区高血压管理 - 依从性研究', '2026-03', 2026, '心血管', null, '2026-03-09'],
    ]);
    expect(rows('SELECT paper_id, position, name FROM paper_authors')).toEqual([
      [1, 1, 'Ines Roth'],
      [1, 2, '白露'],
      [3, 1, '白露'],
      [3, 2, '孟春'],
    ]);
    expect(rows('SELECT question, answer FROM paper_questions ORDER BY position')).toEqual([
      ['Summarise the paper.', 'It is about rivers.'],
      ['What comes next?', 'More rivers.\n\n```\n## no heading\n```'],
    ]);
  });

  it('changes nothing the second time, and only what is new after that', () => {
    run();
    const before = rows('SELECT * FROM papers');
    expect(run()).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    expect(rows('SELECT * FROM papers')).toEqual(before);
    expect(run(list.replace('A linked title', 'A better title'))).toMatchObject({ changed: 1, unchanged: 2 });
    expect(rows('SELECT paper_id, title FROM papers WHERE paper_id = 2')).toEqual([[2, 'A better title']]);
  });

  it('keeps what another list said where this one says nothing', () => {
    run();
    rmSync(join(folder, 'papers'), { recursive: true });
    run(list.replace(' - 方向：心血管', ''));
    expect(rows('SELECT subject, summary FROM papers WHERE subject IS NOT NULL')).toEqual([
      ['影像', 'It is about rivers.'],
      ['心血管', null],
    ]);
  });

  it('says what is wrong with a list that is none', () => {
    const reason = (file: string) => () => importPapers({ list: file, database, today: '2026-11-21' });
    expect(reason(join(folder, 'gone.md'))).toThrow('There is no file');
    expect(reason(folder)).toThrow('is not a file');
    writeFileSync(join(folder, 'binary.md'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]));
    expect(reason(join(folder, 'binary.md'))).toThrow('not a text in UTF-8');
    writeFileSync(join(folder, 'prose.md'), '# Notes\n\n- a line\n');
    expect(reason(join(folder, 'prose.md'))).toThrow('line 3');
  });

  it('leaves a file of something else as it is', () => {
    mkdirSync(join(folder, 'data'));
    const other = new Database(database);
    other.exec('CREATE TABLE people (name TEXT)');
    other.close();
    expect(() => run()).toThrow('database of something else');
    expect(rows('SELECT name FROM sqlite_schema')).toEqual([['people']]);
    writeFileSync(database, 'this is no database, only a text that is long enough to be read as a page of one');
    expect(() => run()).toThrow('not a SQLite file');
  });

  it('fills the shipped sample, whole', () => {
    const imported = fillPapers(shippedList, database, '2026-11-21');
    expect(imported).toMatchObject({ unreadLines: 0, repeated: 0, pages: 12 });
    expect(rows('SELECT COUNT(DISTINCT subject), MIN(month), MAX(month) FROM papers')).toEqual([
      [8, '2025-01', '2026-11'],
    ]);
  });
});
