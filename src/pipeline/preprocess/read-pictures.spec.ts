import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadPicture } from '../../core/picture';
import { readPictures } from './read-pictures';

interface Line {
  id: string;
  text: string;
  mentionsBot: boolean;
  pictures: number;
  expected: 'look' | 'ignore';
}

const file = join(__dirname, '..', '..', '..', 'test', 'fixtures', 'pictures', 'questions.jsonl');
const lines = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

const conversation = { channel: 'wechat', id: 'group' };
const picture: ReadPicture = {
  id: 'p',
  kind: 'report',
  kindBy: 'text',
  lines: ['尿酸 520'],
  rows: [],
  look: null,
  gaps: ['no-model'],
  hidden: 0,
  shown: null,
};

const image = (at: number) => ({
  kind: 'image' as const,
  key: `image-${at}`,
  name: null,
  app: 'main',
  platformMessageId: `message-${at}`,
});

function read({ text, mentionsBot, pictures }: Pick<Line, 'text' | 'mentionsBot' | 'pictures'>) {
  const fetched: string[] = [];
  const reader = {
    read: ({ attachment: { key } }: { attachment: { key: string } }) => {
      fetched.push(key);
      return Promise.resolve({ status: 'read' as const, picture, usage: [] });
    },
  };
  const result = readPictures(
    { reader, most: 3 },
    {
      assistant: 'patients',
      conversation,
      member: { id: 'm', name: '王' },
      text,
      words: text,
      mentionsBot,
      language: 'zh',
      attachments: Array.from({ length: pictures }, (_, at) => image(at)),
      quoted: null,
      policy: { pictures: 'redacted' },
      signal: undefined,
    },
  );
  return result.then((found) => ({ found, fetched }));
}

describe('pictures of a question', () => {
  it('are looked at where the words ask about them, and left alone where they do not', async () => {
    const wrong = { missed: 0, fetched: 0 };
    for (const line of lines) {
      const { fetched } = await read(line);
      const isLooked = fetched.length > 0;
      if (line.expected === 'look' && !isLooked) wrong.missed++;
      if (line.expected === 'ignore' && isLooked) wrong.fetched++;
    }
    expect(lines.length).toBeGreaterThanOrEqual(150);
    expect(wrong.missed).toBeLessThanOrEqual(4);
    expect(wrong.fetched).toBeLessThanOrEqual(4);
  });

  it('are three at most of one question', async () => {
    const { found, fetched } = await read({ text: '这些指标高不高？', mentionsBot: false, pictures: 10 });
    expect(fetched).toHaveLength(3);
    expect(found.pictures).toHaveLength(3);
    expect(found.refusals).toEqual(Array.from({ length: 7 }, () => 'too-many'));
  });

  it('are read for who calls the bot without a word', async () => {
    expect((await read({ text: '', mentionsBot: true, pictures: 1 })).fetched).toHaveLength(1);
    expect((await read({ text: '', mentionsBot: false, pictures: 1 })).fetched).toHaveLength(0);
  });
});
