import { type Antecedents, resolveReference } from './resolve-reference';

const nothing: Antecedents = { quoted: null, own: [], answer: null };
const after = (own: string | string[], text: string) =>
  resolveReference(text, { ...nothing, own: Array.isArray(own) ? own : [own] });
const quoting = (quoted: string, text: string) => resolveReference(text, { ...nothing, quoted });

describe('a topic is put in its place', () => {
  it.each([
    ['我外婆在吃利伐沙班', '它要冷藏吗', '利伐沙班要冷藏吗'],
    ['医生让我妈做增强CT', '这个对肾有伤害吗', '增强CT对肾有伤害吗'],
    ['糖化血红蛋白多久查一次', '多少算正常', '糖化血红蛋白多少算正常'],
    ['默认端口是多少', '这个在哪里改', '默认端口在哪里改'],
    ['怎么部署ollama', '它要多少内存', 'ollama要多少内存'],
    ['胰岛素泵怎么充电', '那在哪里买', '胰岛素泵在哪里买'],
    ['共聚焦显微镜在几楼', '那里有人值班吗', '共聚焦显微镜有人值班吗'],
    ['你们知道度拉糖肽吗', '副作用有哪些', '度拉糖肽的副作用有哪些'],
    ['你听过《夜航》吗', '感觉怎么样', '感觉夜航怎么样'],
    ['奥氮平和利培酮哪个好', '后者贵吗', '利培酮贵吗'],
    ['奥氮平和利培酮哪个好', '前者会发胖吗', '奥氮平会发胖吗'],
    ['化療後能吃蝦嗎', '那螃蟹呢', '化疗后能吃螃蟹吗'],
  ])('%s … %s', (own, text, question) => {
    expect(after(own, text)).toEqual({ question, how: 'placed' });
  });

  it('wherever the same pronoun stands', () => {
    expect(after('陈医生是谁', '他周几出诊，他的号好挂吗')?.question).toBe('陈医生周几出诊，陈医生的号好挂吗');
  });

  it('of the quoted words, and of nothing else', () => {
    const both = { ...nothing, quoted: '周末加班打车', own: ['怎么装软件'] };
    expect(resolveReference('这个能报销吗', both)?.question).toBe('周末加班打车能报销吗');
  });
});

describe('a former question is asked of another topic', () => {
  it.each([
    ['能吃虾吗', '螃蟹呢', '能吃螃蟹吗'],
    ['糖尿病人可以吃荔枝吗', '那芒果呢？', '糖尿病人可以吃芒果吗'],
    ['糖尿病人可以吃荔枝吗', '痛风病人呢', '痛风病人可以吃荔枝吗'],
    ['甲功多久复查', '肝功呢', '肝功多久复查'],
    ['差旅费怎么报销', '餐费呢', '餐费怎么报销'],
    ['每天走8000步够吗', '5000步呢', '每天走5000步够吗'],
    ['GPU节点怎么申请', 'CPU节点呢', 'CPU节点怎么申请'],
    ['阿莫西林和头孢能一起吃吗', '布洛芬呢', '阿莫西林和布洛芬能一起吃吗'],
  ])('%s … %s', (own, text, question) => {
    expect(after(own, text)).toEqual({ question, how: 'placed' });
  });

  it.each([
    ['孕妇能喝咖啡吗', '哺乳期呢'],
    ['血压150/95要吃药吗', '145呢'],
    ['骨折多久能走路', '跑步呢'],
    ['血脂多少要吃药', '尿酸呢'],
  ])('or after it, where no place is plain: %s … %s', (own, text) => {
    expect(after(own, text)).toEqual({ question: `${own}？${text}`, how: 'joined' });
  });
});

describe('the lines before are put in front where they tell more than a topic', () => {
  it.each([
    ['我妈刚做完髋关节置换', '她能坐小板凳吗', '我妈刚做完髋关节置换，她能坐小板凳吗'],
    ['我妈刚做完髋关节置换', '多久能下床', '我妈刚做完髋关节置换，多久能下床'],
    ['降压药不能随便停', '为什么', '降压药不能随便停，为什么'],
    [
      'I started metformin last week.',
      'can I take it at night?',
      'I started metformin last week. can I take it at night?',
    ],
  ])('%s … %s', (own, text, question) => {
    expect(after(own, text)).toEqual({ question, how: 'joined' });
  });

  it('two of them, of an earlier question what it was about', () => {
    expect(after(['我是结肠造口的', '造口袋怎么换'], '几天换一次')?.question).toBe(
      '造口袋，我是结肠造口的，几天换一次',
    );
  });

  it('cut at the end of a sentence where they are long', () => {
    const story = `昨天开始发烧。${'今天又去了一趟医院排队。'.repeat(30)}`;
    const { question } = quoting(story, '这种情况要紧吗') ?? { question: '' };
    expect(question.length).toBeLessThan(140);
    expect(question).toMatch(/^昨天开始发烧。.*排队，这种情况要紧吗$/);
  });
});

describe('left alone is', () => {
  it.each([
    ['what nothing was said before', resolveReference('它要冷藏吗', nothing)],
    ['what is complete', after('我妈在吃来曲唑', '化疗期间怎么预防感染')],
    ['what holds the topic already', after('离心机怎么预约', '离心机要提前几天预约')],
    ['what asks for nothing', after('我们今天去爬山了', '挺好的')],
    ['a long text', after('离心机怎么预约', `它${'一直报错'.repeat(30)}怎么办`)],
    ['what a line without words precedes', after(' ', '它要冷藏吗')],
  ])('%s', (_what, resolution) => {
    expect(resolution).toBeNull();
  });
});

describe('the answer of the other side', () => {
  it('counts where the text goes on from it', () => {
    const talk = { ...nothing, own: ['有什么软件可以画图'], answer: 'Inkscape' };
    expect(resolveReference('它免费吗', talk)?.question).toBe('Inkscape免费吗');
  });

  it('names the topic together with the question', () => {
    const talk = { ...nothing, own: ['最近总听人说司美格鲁肽'], answer: '司美格鲁肽每周打一次。' };
    expect(resolveReference('它贵吗', talk)?.question).toBe('司美格鲁肽贵吗');
  });
});

it('comes to an end with lines that were made to keep it busy', () => {
  for (const words of ['没有', '刚刚', '一直在', '让我', '好', '你知道', '想要', '《', 'a that ', '。']) {
    const line = words.repeat(5000);
    for (const text of [line.slice(0, 80), '那螃蟹呢', '它要多久', '这个好吗']) {
      const resolution = resolveReference(text, { quoted: null, own: [line, line], answer: line });
      expect(resolution?.question.length ?? 0).toBeLessThan(400);
    }
  }
});
