import { faultTable } from './model-faults';

const QUESTIONS = 50;

/** The table at the size of the trust figures, with the breaker as it is configured by default. */
async function main(): Promise<void> {
  const rows = await faultTable({ questions: QUESTIONS, timeoutSeconds: 2 });
  if (process.argv.includes('--json')) console.log(JSON.stringify({ rows }));
  else console.table(rows);
  const isKept = rows.every(
    ({ lost, raw, upstream, questions, worstMilliseconds, recoveryMilliseconds }) =>
      lost === 0 &&
      raw === 0 &&
      upstream <= 1.2 * questions &&
      worstMilliseconds <= 90_000 &&
      recoveryMilliseconds !== null,
  );
  process.exitCode = isKept ? 0 : 1;
}

void main();
