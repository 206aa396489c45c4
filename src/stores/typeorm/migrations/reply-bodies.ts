import type { QueryRunner } from 'typeorm';

const rowsAtOnce = 500;

interface ReplyRow {
  send_key: string;
  question_id: string;
  text: string;
  state: string;
  created_at: number | string;
  assistant: string | null;
  member_id: string | null;
  answer: string | null;
  language: string | null;
  asked_at: number | string | null;
}

/** Replies of the first version have one part; what it says is the answer of their question. */
export async function fillReplyBodies(runner: QueryRunner): Promise<void> {
  for (;;) {
    const rows = (await runner.query(
      `SELECT o.send_key, o.question_id, o.text, o.state, o.created_at, q.assistant, q.member_id, q.answer, a.language,
         (SELECT MAX(sent_at) FROM inbox WHERE inbox.question_id = o.question_id) AS asked_at
       FROM outbox o LEFT JOIN questions q ON q.id = o.question_id LEFT JOIN assistants a ON a.name = q.assistant
       WHERE o.body = '' LIMIT ${rowsAtOnce}`,
    )) as ReplyRow[];
    for (const row of rows) {
      const begun = row.state !== 'pending';
      await runner.query(
        `UPDATE outbox SET assistant = ?, body = ?, attempts = ?, first_attempt_at = ?, next_attempt_at = ?
         WHERE send_key = ?`,
        [
          row.assistant ?? '',
          JSON.stringify(bodyOf(row)),
          begun ? 1 : 0,
          begun ? row.created_at : null,
          row.created_at,
          row.send_key,
        ],
      );
    }
    if (rows.length < rowsAtOnce) return;
  }
}

function bodyOf({ question_id, text, member_id, answer, language, asked_at }: ReplyRow): object {
  const { text: words, citations, writer } = (answer === null ? {} : JSON.parse(answer)) as Record<string, unknown>;
  return {
    text: words ?? text,
    citations: citations ?? [],
    writer: writer ?? 'fixed',
    language: language ?? 'zh',
    questionId: question_id,
    askedBy: member_id ?? '',
    askedAt: Number(asked_at ?? 0),
    part: 1,
    parts: 1,
  };
}
