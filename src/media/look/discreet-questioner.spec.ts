import { testPrivacy } from '../../../test/fakes/privacy';
import type { Redactor } from '../../core/ports/redactor';
import type { VisualQuestion } from '../../core/ports/visual-questioner';
import { DiscreetQuestioner } from './discreet-questioner';

const question: VisualQuestion = {
  picture: { bytes: Buffer.from('dots'), mediaType: 'image/png', width: 1, height: 1 },
  question: '这是什么？',
  known: '',
  assistant: 'research',
  conversation: { channel: 'web', id: 'room' },
  member: { id: 'u' },
};
const broken: Redactor = {
  redact: () => {
    throw new Error('broken');
  },
};

describe('DiscreetQuestioner', () => {
  const saying = (words: readonly string[], redactor = testPrivacy.redactor) => {
    const seen = <Value>(value: Value) => Promise.resolve({ status: 'seen' as const, value, usage: [] });
    const look = () => Promise.reject(new Error('not asked'));
    const questioner = { look, ask: () => seen(words.join('')), observe: () => seen(words) };
    return new DiscreetQuestioner({ questioner, redactor });
  };

  it('lets pass what names nobody', async () => {
    const sut = saying(['三条曲线都下降']);
    expect(await sut.ask(question)).toMatchObject({ status: 'seen', value: '三条曲线都下降' });
    expect(await sut.observe(question)).toMatchObject({ status: 'seen', value: ['三条曲线都下降'] });
  });

  it('keeps back what repeats personal data', async () => {
    const sut = saying(['三条曲线都下降', '页眉写着电话 13800138000']);
    expect(await sut.ask(question)).toEqual({ status: 'declined', usage: [] });
    expect(await sut.observe(question)).toMatchObject({ status: 'seen', value: ['三条曲线都下降'] });
  });

  it('keeps back all of what cannot be looked through', async () => {
    const nobodys: VisualQuestion = { ...question };
    delete nobodys.member;
    expect(await saying(['曲线'], broken).ask(question)).toMatchObject({ status: 'declined' });
    expect(await saying(['曲线']).observe(nobodys)).toMatchObject({ status: 'declined' });
  });
});
