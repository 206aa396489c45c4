import { openRedFlagDesk } from '../../../app/red-flag-files';
import { evaluateRedFlagSet } from '../../../../test/safety/red-flags';

const { desk } = openRedFlagDesk();
const classOf = (text: string) => desk.find(text)?.class ?? null;

describe('RedFlagDesk on the set written before it', () => {
  const { recall, alarmRate, byClass } = evaluateRedFlagSet(desk);

  it('sees 99 of 100 emergencies and takes at most 5 of 100 look-alikes for one', () => {
    expect(recall).toBeGreaterThanOrEqual(0.99);
    expect(alarmRate).toBeLessThanOrEqual(0.05);
  });

  it.each(['stroke', 'chest-pain', 'overdose', 'suicide'] as const)('misses no %s', (name) => {
    expect(byClass[name]?.recall).toBe(1);
  });
});

describe('RedFlagDesk', () => {
  it('reads what is written in full width, traditional characters, with hidden signs or spaced out', () => {
    expect(classOf('我媽突然半邊身體動不了，嘴歪了')).toBe('stroke');
    expect(classOf('我\u200b不\u200b想\u200b活\u200b了，遗书写好了')).toBe('suicide');
    expect(classOf('胸 口 剧 痛 ， 出 冷 汗')).toBe('chest-pain');
    expect(classOf('ＭＹ ＤＡＤ ＣＡＮ’Ｔ ＢＲＥＡＴＨＥ')).toBe('breathing');
  });

  it('likens nothing that has no words to an emergency', () => {
    for (const text of ['\ud83d\n😀😀👍🏽', '😀'.repeat(8000), '@'.repeat(8000), '血'.repeat(8000)]) {
      expect([text.slice(0, 9), classOf(text)]).toEqual([text.slice(0, 9), null]);
    }
  });

  it('sees over two messages what neither tells', () => {
    for (const half of ['我爸刚才还好好的', '我妈刚才在厨房', '我老公今天早上']) {
      expect([half, classOf(half)]).toEqual([half, null]);
    }
    expect(classOf('我爸刚才还好好的\n现在嘴歪了，手抬不起来')).toBe('stroke');
  });

  it('stays calm where it is denied, long past, told, asked for or meant for a place', () => {
    for (const text of [
      '没有胸痛，也不喘，只是想复查',
      '三年前中过风，现在能打疫苗吗',
      '电视剧里她最后喝农药自杀了',
      '心梗的症状有哪些',
      '胸痛中心怎么走',
      '笑死我了',
      'the process killed itself',
    ]) {
      expect([text, classOf(text)]).toEqual([text, null]);
    }
  });

  it.each([
    ['老伴叫不醒了', 'unconsciousness'],
    ['老伴低血糖叫不醒了咋办 能喂糖水吗', 'unconsciousness'],
    ['课题做不下去，活着没意思，我想死', 'suicide'],
    ['论文一直被拒 不想活了', 'suicide'],
    ['鱼刺卡喉咙了喘不上气', 'breathing'],
    ['笑不活了 这图我存了', null],
    ['晚上一起去跳舞吧', null],
    ['我先走了大家慢慢聊', null],
    ['换季了照顾好自己和家人', null],
    ['等过完年我就走', null],
    ['有没有人陪我一起跳楼', 'suicide'],
    ['对不起大家，我走了，孩子就托付给你们了', 'suicide'],
    ['质粒浓度只有20 想死', null],
    ['看看箱子里的细胞还活着没', null],
    ['测个血糖 手指都扎成筛子了', null],
    ['血糖 13 一直吐槽 说仪器不准', null],
  ])('reads the whole of %s', (text, expected) => {
    expect(classOf(text)).toBe(expected);
  });

  it('tells nothing of what is empty, endless or odd, and does not fail', () => {
    for (const text of [
      '',
      ' \n ',
      '\ud83d',
      '吃'.repeat(20_000),
      '1'.repeat(20_000),
      'a '.repeat(20_000),
      '。，'.repeat(5_000),
    ]) {
      expect(classOf(text)).toBeNull();
    }
    expect(classOf(`${'今天天气真好。'.repeat(3_000)}我爸胸口剧痛，一身冷汗`)).toBe('chest-pain');
  });

  it('replies with the fixed text of the class in the language', () => {
    const flag = desk.find('我不想活了，药都买好了');
    const answer = flag && desk.replyTo(flag, 'zh');
    expect(answer).toMatchObject({ citations: [], writer: 'fixed' });
    expect(answer?.text.split('\n')[0]).toMatch(/12356/);
    expect(flag && desk.replyTo(flag, 'en').text).toMatch(/^Thank you.*12356/);
  });
});
