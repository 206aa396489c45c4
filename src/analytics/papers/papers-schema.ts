/** The tables of the file of papers, as `analytics/papers.yaml` describes them. */
export const papersSchema = `
CREATE TABLE IF NOT EXISTS papers (
  paper_id INTEGER PRIMARY KEY,
  identifier TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  month TEXT NOT NULL, -- YYYY-MM
  year INTEGER NOT NULL,
  subject TEXT,
  link TEXT NOT NULL,
  page_link TEXT,
  summary TEXT,
  added_on TEXT NOT NULL -- YYYY-MM-DD
);
CREATE INDEX IF NOT EXISTS papers_by_month ON papers (month);
CREATE TABLE IF NOT EXISTS paper_authors (
  paper_id INTEGER NOT NULL REFERENCES papers (paper_id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (paper_id, position)
);
CREATE INDEX IF NOT EXISTS paper_authors_by_name ON paper_authors (name);
CREATE TABLE IF NOT EXISTS paper_questions (
  paper_id INTEGER NOT NULL REFERENCES papers (paper_id),
  position INTEGER NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (paper_id, position)
);
`;
