import { SentReplies } from './sent-replies';

const note = (sut: SentReplies, platformMessageId: string, text: string, conversationId = 'g') => {
  sut.note({ platformMessageId, conversationId, text });
};

it('knows a quote of its own words by letters and digits, whatever markup is shown', () => {
  const sut = new SentReplies();
  note(sut, 'a', '**诊室血压**达到 140/90 mmHg 算高血压 [1]。');
  expect(sut.find('g', '诊室血压达到140/90 mmHg算高血压[1]。')).toBe('a');
  expect(sut.find('g', '诊室血压达到140/90 mmHg')).toBe('a');
});

it('takes a short quote for its own only when it is the whole text', () => {
  const sut = new SentReplies();
  note(sut, 'a', '可以的，饭后半小时再吃。');
  note(sut, 'b', '可以');
  expect(sut.find('g', '可以。')).toBe('b');
  expect(sut.find('g', '可以的')).toBeNull();
  expect(sut.find('g', '👍')).toBeNull();
  expect(sut.find('other', '可以')).toBeNull();
});

it('takes the latest of several', () => {
  const sut = new SentReplies();
  note(sut, 'a', '稍等');
  note(sut, 'b', '稍等');
  expect(sut.find('g', '稍等')).toBe('b');
});
