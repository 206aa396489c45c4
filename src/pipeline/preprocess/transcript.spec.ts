import type { ContextLine, Member } from '../../core/message';
import { transcriptOf } from './transcript';

const li: Member = { id: 'li', name: '李阿姨' };
const wang: Member = { id: 'wang', name: '王' };
const wangMing: Member = { id: 'wm', name: '王明' };
const says = (member: Member | null, text: string): ContextLine => ({ member, text, sentAt: 1 });

describe('transcriptOf', () => {
  it('has letters in the place of names, also where somebody is called', () => {
    const lines = [
      says(wangMing, '@李阿姨 吃过饭了吗'),
      says(li, '@王明 吃过了 @王 你呢'),
      says(null, '你们好'),
      says(wang, '没'),
    ];
    expect(transcriptOf({ text: '它好吃吗', asker: li, lines, quoted: '@王明 说好吃' })).toEqual({
      talk: [
        { speaker: 'A', text: '@B 吃过饭了吗' },
        { speaker: 'B', text: '@A 吃过了 @C 你呢' },
        { speaker: 'bot', text: '你们好' },
        { speaker: 'C', text: '没' },
      ],
      quoted: '@A 说好吃',
      message: { speaker: 'B', text: '它好吃吗' },
    });
  });

  it('gives a letter to who asks first, and to many', () => {
    const lines = Array.from({ length: 28 }, (_, at) => says({ id: `m${at}`, name: '' }, '哦'));
    const { talk, message } = transcriptOf({ text: '它', asker: li, lines, quoted: null });
    expect([talk[25]?.speaker, talk[26]?.speaker, message.speaker]).toEqual(['Z', 'A1', 'C1']);
  });

  it('cuts long lines', () => {
    const { talk } = transcriptOf({ text: '它', asker: li, lines: [says(wang, '长'.repeat(5000))], quoted: null });
    expect(talk[0]?.text).toHaveLength(200);
  });
});
