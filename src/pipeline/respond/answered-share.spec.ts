import { evenIndex, evidence } from '../../../test/fakes/journey';
import { answeredShare } from './answered-share';
import { focusOf } from './question-focus';
import { questionParts } from './question-parts';
import { rankPieces } from './rank-pieces';

const refund = evidence('r', { title: '', headingPath: [], text: '手机支付的退费三个工作日到账。' });
const index = evenIndex();
const share = (text: string, isStrict = true): number => {
  const focus = focusOf(text, index);
  const ranked = rankPieces(focus, [refund]);
  return answeredShare({ focus, parts: questionParts(text, index), evidence: [refund], ranked, isStrict });
};

describe('answeredShare', () => {
  it('is that of the question which is covered best, where there are several', () => {
    const alone = share('手机支付的退费几个工作日到账');
    expect(alone).toBeGreaterThan(0.7);
    expect(share('退号要在什么时候申请，手机支付的退费几个工作日到账，去哪个窗口？')).toBeCloseTo(alone);
  });

  it('is not that of a clause which is about hardly anything', () => {
    expect(share('退费，明天的天气预报说要下雨吗')).toBeLessThan(0.2);
  });

  it('is less for hardly any substance where nobody let it through', () => {
    expect(share('退费')).toBeLessThan(share('退费', false));
  });
});
