import type Database from 'better-sqlite3';
import type { ListedPaper, PaperPage } from './listed-paper';

export type PaperChange = 'added' | 'changed' | 'unchanged';

interface PaperRow {
  paper_id: number;
  title: string;
  month: string;
  subject: string | null;
  link: string;
  page_link: string | null;
  summary: string | null;
}

/** Writes papers by identifier. What a source does not say erases nothing that another has said. */
export class PaperWriter {
  private readonly find: Database.Statement<[string], PaperRow>;
  private readonly insert: Database.Statement<[Record<string, unknown>]>;
  private readonly update: Database.Statement<[Record<string, unknown>]>;
  private readonly authors: PaperParts<[string]>;
  private readonly questions: PaperParts<[string, string]>;

  constructor(database: Database.Database) {
    this.find = database.prepare(
      'SELECT paper_id, title, month, subject, link, page_link, summary FROM papers WHERE identifier = ?',
    );
    this.insert = database.prepare(
      `INSERT INTO papers (identifier, title, month, year, subject, link, page_link, summary, added_on)
       VALUES (:identifier, :title, :month, :year, :subject, :link, :page_link, :summary, :added_on)`,
    );
    this.update = database.prepare(
      `UPDATE papers SET title = :title, month = :month, year = :year, subject = :subject, link = :link,
         page_link = :page_link, summary = :summary WHERE paper_id = :paper_id`,
    );
    this.authors = new PaperParts(database, 'paper_authors', ['name']);
    this.questions = new PaperParts(database, 'paper_questions', ['question', 'answer']);
  }

  /** @param today ISO day; of papers that are new, where the list does not say when they came */
  write(paper: ListedPaper, page: PaperPage | null, today: string): PaperChange {
    const before = this.find.get(paper.identifier);
    const row = {
      title: paper.title,
      month: paper.month,
      subject: paper.subject ?? page?.subject ?? before?.subject ?? null,
      link: paper.link,
      page_link: paper.pageLink ?? before?.page_link ?? null,
      summary: page?.summary ?? before?.summary ?? null,
    };
    const year = Number(paper.month.slice(0, 4));
    const isNew = before === undefined;
    const isOther = !isNew && Object.entries(row).some(([name, value]) => before[name as keyof PaperRow] !== value);
    const id = isNew
      ? Number(
          this.insert.run({ ...row, year, identifier: paper.identifier, added_on: paper.addedOn ?? today })
            .lastInsertRowid,
        )
      : before.paper_id;
    if (isOther) this.update.run({ ...row, year, paper_id: id });
    const authors = paper.authors.length > 0 ? paper.authors : (page?.authors ?? []);
    const hasAuthors = this.authors.write(
      id,
      authors.map((name) => [name]),
    );
    const hasQuestions = this.questions.write(
      id,
      (page?.questions ?? []).map(({ question, answer }) => [question, answer]),
    );
    if (isNew) return 'added';
    return isOther || hasAuthors || hasQuestions ? 'changed' : 'unchanged';
  }
}

/** The rows of one table that belong to a paper, in their order. */
class PaperParts<Row extends readonly string[]> {
  private readonly stored: Database.Statement<[number], string[]>;
  private readonly remove: Database.Statement<[number]>;
  private readonly insert: Database.Statement;

  constructor(database: Database.Database, table: string, columns: readonly string[]) {
    this.stored = database
      .prepare<[number], string[]>(`SELECT ${columns.join(', ')} FROM ${table} WHERE paper_id = ? ORDER BY position`)
      .raw();
    this.remove = database.prepare(`DELETE FROM ${table} WHERE paper_id = ?`);
    this.insert = database.prepare(
      `INSERT INTO ${table} (paper_id, position, ${columns.join(', ')}) VALUES (?, ?${', ?'.repeat(columns.length)})`,
    );
  }

  /** Whether anything is different now; no rows leave those that are there. */
  write(paper: number, rows: readonly Row[]): boolean {
    if (rows.length === 0 || JSON.stringify(this.stored.all(paper)) === JSON.stringify(rows)) return false;
    this.remove.run(paper);
    rows.forEach((row, at) => this.insert.run(paper, at + 1, ...row));
    return true;
  }
}
