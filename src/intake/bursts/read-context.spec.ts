import { message, outcome } from '../../../test/fakes/journey';
import type { MessageRecord } from '../../core/ports/inbox-store';
import { readContext } from './read-context';

const record = (id: string, changes: Partial<MessageRecord> = {}, text = id): MessageRecord => ({
  message: message({ id, text }),
  burstId: id,
  questionId: null,
  outcome: null,
  reason: null,
  ...changes,
});
const answered = (text: string) => outcome({ kind: 'answered', answer: { text, citations: [], writer: 'quote' } });

const linesOf = async (records: readonly MessageRecord[], own: string[], lines = 12) => {
  const asked: (string | undefined)[] = [];
  const inbox = {
    history: (_conversation: unknown, limit: number, before?: string) => {
      asked.push(before);
      return Promise.resolve(records.slice(-limit));
    },
  };
  const context = await readContext(
    inbox,
    own.map((id) => message({ id })),
    lines,
  );
  return { context: context.map(({ member, text }) => `${member?.name ?? 'bot'}: ${text}`), asked };
};

describe('readContext', () => {
  it('tells what was said before, with the answers behind their questions', async () => {
    const question = { questionId: 'q', outcome: answered('可以。') };
    const { context, asked } = await linesOf([record('早'), record('能吃虾吗', question), record('好的')], ['x', 'y']);
    expect(context).toEqual(['李阿姨: 早', '李阿姨: 能吃虾吗', 'bot: 可以。', '李阿姨: 好的']);
    expect(asked).toEqual(['y']);
  });

  it('puts an answer behind the last message of its question', async () => {
    const question = { questionId: 'q', outcome: answered('可以。') };
    const { context } = await linesOf(
      [record('化疗后，', question), record('哦'), record('能吃虾吗', question)],
      ['x'],
    );
    expect(context).toEqual(['李阿姨: 化疗后，', '李阿姨: 哦', '李阿姨: 能吃虾吗', 'bot: 可以。']);
  });

  it('leaves out the burst itself, commands, what was taken back, and what says nothing', async () => {
    const { context } = await linesOf(
      [
        record('x'),
        record('停', { reason: 'command' }),
        record('错了', { reason: 'withdrawn' }),
        record('@王 在吗', { reason: 'not-addressed' }),
        record('p', {}, ''),
      ],
      ['x', 'y'],
    );
    expect(context).toEqual(['李阿姨: @王 在吗']);
  });

  it('keeps the latest lines, or none', async () => {
    const talk = Array.from({ length: 30 }, (_, at) => record(`${at}`));
    expect((await linesOf(talk, ['x'], 2)).context).toEqual(['李阿姨: 28', '李阿姨: 29']);
    expect((await linesOf(talk, ['x'], 0)).context).toEqual([]);
  });

  it('tells which lines were one question', async () => {
    const inbox = {
      history: () => Promise.resolve([record('早'), record('高血压能吃', { questionId: 'q' })]),
    };
    const [greeting, piece] = await readContext(inbox, [message({ id: 'x' })], 12);
    expect([greeting?.questionId, piece?.questionId]).toEqual([undefined, 'q']);
  });
});
