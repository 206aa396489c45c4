import { intent } from '../../../test/fakes/intents';
import { IntentRouter } from './intent-router';

const things = ['血压计', '血糖仪', '雾化器', '胰岛素笔', '体温计', '制氧机', '助听器', '轮椅'];
const pictures = intent('picture', {
  examples: things.map((thing) => `看看这张${thing}的照片`),
  policy: { answer: 'picture', tone: null, maxCharacters: null },
});
const router = new IntentRouter([
  intent('how-to', { examples: things.map((thing) => `${thing}怎么使用`) }),
  intent('price', { examples: things.map((thing) => `${thing}多少钱一台`), assistants: ['shop'] }),
  pictures,
]);
const route = (text: string, changes: { assistant?: string; hasPictures?: boolean } = {}) =>
  router.route({ text, assistant: 'shop', hasPictures: false, ...changes });

it('is sure of what the examples are like, and names the next', () => {
  expect(route('呼吸机怎么使用')).toMatchObject({ intent: 'how-to', by: 'examples' });
  expect(route('呼吸机多少钱一台')).toMatchObject({ intent: 'price', by: 'examples' });
  expect(['how-to', 'picture']).toContain(route('呼吸机多少钱').runnerUp);
});

it('leaves open what they are not like', () => {
  const guess = route('明天八点开会');
  expect(guess).toMatchObject({ intent: null, by: 'none' });
  expect(guess.runnerUp).not.toBeNull();
});

it('keeps to the intents that the assistant knows', () => {
  expect(route('呼吸机多少钱一台', { assistant: 'clinic' }).intent).not.toBe('price');
});

it('needs less to take a question for one about a picture that is there', () => {
  expect(route('这张要紧吗', { hasPictures: true })).toMatchObject({ intent: 'picture', by: 'examples' });
  expect(route('呼吸机怎么使用', { hasPictures: true }).intent).toBe('how-to');
});

it('tells none where none is configured', () => {
  expect(new IntentRouter([]).route({ text: '呼吸机怎么使用', assistant: 'shop', hasPictures: false })).toEqual({
    intent: null,
    confidence: 0,
    by: 'none',
    runnerUp: null,
  });
});
