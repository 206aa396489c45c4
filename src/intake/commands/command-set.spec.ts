import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recogniseCommand } from './recognise-command';

interface Line {
  text: string;
  mentionsBot: boolean;
  quotesBot: boolean;
  afterAnswer: boolean;
  command: string | null;
  minutes: number | null;
}

const file = join(__dirname, '../../../test/fixtures/preprocess/commands.jsonl');
const lines = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Line);

const said = ({ text, mentionsBot, quotesBot, afterAnswer }: Line) =>
  recogniseCommand({ text, mentionsBot }, { afterAnswer, quotes: quotesBot });

describe('commands that people really write', () => {
  it('takes no talk for a command', () => {
    const taken = lines.filter((line) => line.command === null && said(line) !== null);
    expect(taken.map(({ text }) => text)).toEqual([]);
  });

  it('understands them, with their minutes', () => {
    const commands = lines.filter(({ command }) => command !== null);
    const missed = commands.filter((line) => {
      const command = said(line);
      return command?.name !== line.command || command.minutes !== line.minutes;
    });
    expect(commands.length).toBeGreaterThan(80);
    expect(missed.map(({ text }) => text)).toEqual([]);
  });
});
