import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAnswer, type LaterMessage } from './human-answer';

interface Line extends Omit<LaterMessage, 'text'> {
  question: string;
  message: string;
  answers: boolean;
}

const file = join(__dirname, '../../../test/fixtures/preprocess/human-answer.jsonl');
const lines = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Line);

const judged = ({ question, message, ...rest }: Line) => isAnswer(question, { text: message, ...rest });
const share = (of: readonly Line[], right: (line: Line) => boolean) => of.filter(right).length / of.length;

describe('answers of members', () => {
  it('rarely takes talk for an answer: the question would be left alone', () => {
    expect(
      share(
        lines.filter(({ answers }) => !answers),
        (line) => !judged(line),
      ),
    ).toBeGreaterThanOrEqual(0.9);
  });

  it('sees most answers', () => {
    expect(
      share(
        lines.filter(({ answers }) => answers),
        judged,
      ),
    ).toBeGreaterThanOrEqual(0.8);
  });
});
