import { withValues } from './saved-answer';

it('shows a statement with its values, and leaves words alone', () => {
  const sql = "SELECT ':year' AS a, n FROM t WHERE year = :year AND subject = :subject AND x = :other";
  expect(withValues(sql, { year: 2026, subject: "O'Hara" })).toBe(
    "SELECT ':year' AS a, n FROM t WHERE year = 2026 AND subject = 'O''Hara' AND x = :other",
  );
});
