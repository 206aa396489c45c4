import { SampleGroup, type Saying, samplePipeline } from '../../../test/support/sample-group';
import type { AssistantPipeline } from '../assistant.pipeline';

/** What was said, the form in which the last of it is judged (null: as it was written), and what its writer sees. */
type Situation = [talk: (string | Saying)[], completed: string | null, seen: RegExp | 'silence' | 'anything'];

const played =
  (name: 'patients' | 'research') =>
  async (...[talk, completed, seen]: Situation) => {
    const group = new SampleGroup(await pipelines[name], name);
    let last;
    for (const said of talk) last = await group.say(typeof said === 'string' ? { text: said } : said);
    expect(last?.trace.question.rewritten ?? null).toBe(completed);
    expect(last?.trace.preprocess?.rewrittenBy ?? null).toBe(completed === null ? null : 'rules');
    const answer = last?.answer?.text ?? 'silence';
    if (seen === 'silence') expect(answer).toBe(seen);
    else if (seen !== 'anything') expect(answer).toMatch(seen);
  };

let pipelines: Record<'patients' | 'research', Promise<AssistantPipeline>>;
beforeAll(() => {
  pipelines = { patients: samplePipeline('patients'), research: samplePipeline('research') };
});

const patients = played('patients');
const research = played('research');

describe('questions one after the other that have nothing to do with each other stay as they are', () => {
  it.each<Situation>([
    [['一天吃多少盐合适', '能喝酒吗'], null, /喝/],
    [['一天吃多少盐', { text: '能喝酒吗', minutes: 10 }], null, /喝/],
    [['糖尿病能吃西瓜不', '血压高能运动吗', '可以吃柚子吗'], null, /柚子/],
    [['胰岛素怎么保存？', '血压多少算高'], null, /130\/80/],
    [['糖化血红蛋白多久查一次', '怎么量血压'], null, /血压计/],
    [['糖尿病能吃西瓜不', '低血糖咋办'], null, /3\.9/],
    [['糖尿病能吃西瓜不', '低血糖咋办', '能喝酒吗'], null, /喝/],
    [['一天吃多少盐', '那血压多少算高'], null, /140\/90|135\/85|130\/80/],
    [['一天吃多少盐', '那血压多少算高', '那血糖多少算高'], null, 'anything'],
    [['早上什么时候量血压', '那多少算高血压'], null, 'anything'],
    [['糖尿病能根治吗', '那这个多少算高血压'], null, 'anything'],
    [['一天吃多少盐', '再问一下，胰岛素怎么保存'], null, /冷藏/],
    [['一天吃多少盐', '高血压能不能喝咖啡呢'], null, /咖啡/],
    [['糖尿病能吃西瓜不', '低血糖怎么处理呢'], null, /3\.9/],
    [['糖尿病能吃西瓜不', '降压药什么时候吃呢'], null, /早晨|固定/],
    [['一天吃多少盐', '那个我想问一下血压多少算高'], null, /140\/90/],
    [['那个我想问一下血压多少算高', '那个，胰岛素能冷冻吗'], null, /不能冷冻/],
    [['我在吃阿托伐他汀', '他汀伤肝吗'], null, 'anything'],
    [['张主任今天出诊吗', '血压计多少钱'], null, 'anything'],
  ])('%j', patients);
});

describe('what follows from the words before is completed', () => {
  it.each<Situation>([
    [['二甲双胍饭前吃还是饭后吃？', '那阿卡波糖呢？'], '阿卡波糖饭前吃还是饭后吃', /阿卡波糖要和第一口饭/],
    [['阿卡波糖|什么时候吃', '那二甲双胍呢'], '二甲双胍什么时候吃', /二甲双胍/],
    [['高血压能吃|咸菜吗？', '那腊肉呢'], '高血压能吃腊肉吗', /腊肉/],
    [
      ['二甲双胍什么时候吃', { text: '我家也吃这个药', member: 'wang' }, '格列美脲呢'],
      '格列美脲什么时候吃',
      /格列美脲/,
    ],
    [['胃镜前要停二甲双胍吗', '肠镜呢'], '肠镜前要停二甲双胍吗', /胃肠镜/],
    [['二甲双胍伤肾吗', { text: '能停吗', minutes: 29 }], '二甲双胍伤肾吗？能停吗', /二甲双胍/],
    [['吃头孢', '那能喝酒吗'], '头孢能喝酒吗', /头孢/],
    [['我在吃头孢', '能喝酒吗'], '我在吃头孢，能喝酒吗', /头孢/],
    [['血压185', '还能运动吗'], '血压185还能运动吗', /180\/110/],
    [['我妈血压150', '严重吗'], '我妈血压150，严重吗', 'anything'],
    [['我妈血压150', '严重吗', '要吃药吗'], '我妈血压150，严重吗？要吃药吗', 'anything'],
    [['血压多少算高', '那多久量一次'], '血压多久量一次', /血压/],
  ])('%j', patients);
});

describe('what is quoted counts for what quotes it', () => {
  it.each<Situation>([
    [[{ text: '这个药会咳嗽吗', quoting: { text: '我妈在吃依那普利' } }], '我妈在吃依那普利，这个药会咳嗽吗', /普利/],
    [['糖尿病能吃西瓜吗', { text: '这个正常吗', quoting: { text: '空腹血糖6.5' } }], '空腹血糖6.5正常吗', /空腹血糖/],
    [['低血糖怎么处理？', { text: '那老人呢', quoting: 'answer' }], '低血糖怎么处理？那老人呢', /老人/],
    [['降压药漏吃了怎么办？', { text: '为什么不能一次吃两份', quoting: 'answer' }], null, /两份/],
    [['胰岛素怎么保存？', { text: '开封后能放多久', quoting: 'answer', member: 'wang' }], null, /28天/],
  ])('%j', patients);
});

describe('what points at something that nobody here can see is not answered about something else', () => {
  it.each<Situation>([
    [['糖尿病能吃西瓜吗', { text: '这个药能吃吗', quoting: 'picture' }], null, 'silence'],
    [[{ text: '这个药能吃吗', quoting: 'picture', mentionsBot: true }], null, /没有找到依据/],
    [[{ text: '我在吃氨氯地平', member: 'wang' }, '它伤肾吗'], null, 'silence'],
    [['糖尿病能吃西瓜不', { text: '它升糖快吗', minutes: 14 * 60 }], null, 'silence'],
    [['糖尿病能吃西瓜不', { text: '那葡萄呢', minutes: 14 * 60 }], null, 'silence'],
    [['二甲双胍伤肾吗', { text: '能停吗', minutes: 180 }], null, 'silence'],
    [['@茴香豆 怎么办'].map((text) => ({ text, mentionsBot: true })), null, /没有找到依据/],
    [['这种情况要去医院吗'], null, 'silence'],
    [['这个是真的吗 https://mp.weixin.qq.com/s/abc'], null, 'silence'],
    [['他汀伤肝吗', '其他药呢'], '他汀伤肝吗？其他药呢', 'silence'],
    [['一天吃多少盐', '那螺蛳粉呢'], '一天吃多少盐？那螺蛳粉呢', 'silence'],
  ])('%j', patients);
});

describe('pronouns whose noun stands in the same message are none', () => {
  it.each<Situation>([
    [['一天吃多少盐', '二甲双胍这个药伤肾吗'], null, /二甲双胍不伤肾/],
    [['一天吃多少盐', '我爸血压高他能喝酒吗'], null, /喝酒/],
    [['这是低血糖吗，心慌手抖'], null, /心慌|手抖/],
    [['他们说喝醋能降压是真的吗'], null, 'anything'],
    [['一天吃多少盐', '我妈有糖尿病，她能吃西瓜吗'], null, 'anything'],
    [['一天吃多少盐', '我在吃缬沙坦|它伤肾吗'], null, 'anything'],
  ])('%j', patients);
});

describe('talk after an answer is met with silence', () => {
  it.each<Situation>(
    ['谢谢', '好的，明白了', '那我知道了', '那算了', '那就不停了吧', '那行吧', '原来是这样', '哈哈好的'].map(
      (words): Situation => [['血压正常了能停药吗？', words], null, 'silence'],
    ),
  )('%j', patients);

  it.each<Situation>([
    [['周末去爬山', '你们都去吗'], null, 'silence'],
    [['今天晚上吃火锅', '几点了'], null, 'silence'],
  ])('%j', patients);
});

describe('English follow-ups', () => {
  it.each<Situation>([
    [
      ['can I drink alcohol with high blood pressure?', 'what about it?'],
      'can I drink alcohol with high blood pressure? what about it?',
      'anything',
    ],
    [['how do I store insulin', 'can I freeze it?'], 'how do I store insulin? can I freeze it?', 'anything'],
    [['is metformin bad for kidneys?', 'Is it safe to drink coffee?'], null, 'anything'],
    [['is metformin bad for kidneys?', 'thanks, that helps'], null, 'silence'],
    [['how do I store insulin', 'how much salt per day?'], null, 'anything'],
  ])('%j', patients);
});

describe('members of a laboratory', () => {
  it.each<Situation>([
    [['GPU节点怎么申请', 'python train.py 报错 CUDA out of memory 怎么办'], null, /显存/],
    [['样本编号由哪几段组成', '这个脚本怎么跑'], null, 'silence'],
    [['组会几点开始', '备份多久一次'], null, /备份/],
    [['组会几点开始', '可以请假吗', '那数据放哪里'], null, 'anything'],
    [['代码合并要几个人review', 'commit message怎么写'], null, /commit/],
    [['-80°C冰箱的报警温度是多少', '报警了怎么办'], null, 'anything'],
    [['const a = run(); 这个为什么报错', 'it works'], null, 'silence'],
    [['git push 报错了', '那 npm install 呢'], 'git push 报错了，那 npm install 呢', 'silence'],
  ])('%j', research);
});
