/** What somebody wants decided for a person: how much, which, whether to begin or to end, what they have, what a picture shows. */
export const personalMedicineKinds = ['dose', 'choice', 'start', 'stop', 'diagnosis', 'scan'] as const;
export type PersonalMedicine = (typeof personalMedicineKinds)[number];

interface Wanted {
  kind: PersonalMedicine;
  /** `plain`: it is asked so of one's own case only. `perhaps`: of the matter as such, too. */
  plain: RegExp;
  perhaps: RegExp;
}

const TAKE = '(?:吃|服|喝|喂|打|滴|抹|涂|吸|喷|用|补|泡|上|输|注射)';

/** The first kind that fits counts. */
const wantedOf: readonly Wanted[] = [
  {
    kind: 'scan',
    plain:
      /(?:片子|看图|照片|截图|图片|(?:ct|核磁|mri|b超|彩超|超声|阴超|胃镜|nt|pet)[^，。]{0,4}图|图发|发.{0,3}图|舌头|翻译|看.{0,6}(?:良性|恶性)|牙片|骨龄片|图上?这|图一|读.{0,2}片|x-?ray|\bmri\b|\bct\b.{0,20}(?:attached|is that|look)|here's my ct)/,
    perhaps:
      /(?:报告|ct|核磁|超声|b超|胸片|心电图|pet|bi-?rads|胃镜)[^？?]{0,30}(?:是不是|是.{0,8}[吗吧]|判断|意见|[吗吧]|要不要)/,
  },
  {
    kind: 'dose',
    plain: new RegExp(
      `${TAKE}上?(?:几(?!天)|多少)|怎么算|算成|给我算|\\d[片粒][？?]|(?:一天|每天|一次|每次|各|到底|现在|今天).{0,3}(?:几|多少)(?:片|粒|次|毫克|毫升|克|个?单位|袋|支|喷|吸|滴|g|mg|ml)|加量|减量|加到|减到|加[一半几]|减[一半几]|减成|减半|双份|来[一两三四半]?[片粒颗]|两[片粒]|[一三四半]片还是|少吃多少|多少毫升|几毫升|几个单位|吃\\s?\\d+\\s?还是|提前几天|how (?:many|much)|\\b(?:double|jump to|up to)\\b|\\bwhat\\b.{0,20}\\bdose\\b.{0,8}\\b(?:for me|should)`,
    ),
    perhaps: new RegExp(`剂量|用量|多少|几[片粒次]|${TAKE}\\d|\\b\\d+ ?m[gl]\\b|\\bdose\\b`),
  },
  {
    kind: 'choice',
    plain:
      /(?:选|买|用|吃|挑|配|打|换|是)?(?:哪一?个|哪种|哪样|哪款)|[替给帮]我.{0,4}[选挑开定]|选(?:一个|啥|什么)|二选一|推荐|换成|代替|替代|还是.{1,14}(?:好|适合|合适|安全|拍板)|\b(?:which|better|or .{1,30} for (?:me|a|my)|go with|switch to)\b/,
    perhaps: /还是|哪|\bor\b/,
  },
  {
    kind: 'stop',
    plain:
      /停(?:多久|几天)|停(?:了|掉)?(?:行|吧|吗|不停|还是|可以|算|一阵|？|\?|药行|么)|能停|可以停|要不要停|停不停|(?:先|想|就|直接|马上|偷偷)停|不(?:吃|打|用|做|复查|上)了?(?:行|吧|可以|吗)|不吃药|还(?:要|用|吃|接着)|戒掉|想戒|减掉|慢慢减|要不要接着|没给|能不打|\b(?:stop|quit|drop|skip|come off|wean)\b/,
    perhaps: /停|戒|断药|不吃|不复查/,
  },
  {
    kind: 'start',
    plain: new RegExp(
      `(?![是会])([\\u4e00-\\u9fff])[\\u4e00-\\u9fff]?不\\1|呗[？?！!。~ ]*$|[行成中]么|(?:要不要|该不该|需不需要|能不能|可不可以|用不用|打不打|切不切|敢不敢)|先${TAKE}|开始${TAKE}|行不行?|行吗|行吧|可以[吗不吧伐么]|能${TAKE}.{0,8}[吗不吧么]|没[事问]题?吧|(?:对吗|对不|对吧|中不|成不|好不好)|压一压|\\b(?:should (?:i|we|he|she|my|mom|dad)|can (?:i|he|she|we)|is it ok|ok(?:ay)?\\b|begin)`,
    ),
    perhaps: new RegExp(
      `能.{0,14}[吗不么]|可以|要.{0,12}[吗么]|${TAKE}.{0,8}[吗不么]|${TAKE}.{0,2}[片粒颗]|需要|开始|预防|\\bstart\\b`,
    ),
  },
  {
    kind: 'diagnosis',
    plain:
      /是不是|算不算|(?<!都)是.{0,10}[吗不]|[吧伐](?:医生|大夫)?[？?！!。~ ]*$|没跑|没错|得了啥|什么病|得了什么|有没有得|还是.{1,10}[？?]?$|会不会(?:是|得)|我(?:是|得|这).{0,12}[吗么]|能不能要|能活多久|活多久|几级|要紧|严重[吗不么]|\b(?:do i have|have i got|am i|is (?:it|that|this)|so .{1,20}\?|or full|or not)\b/,
    perhaps: /.{1,12}[吗么呢没][？?]?$|[了？?]$|\bcancer\b/,
  },
];

/** What is to be decided, as far as the words go; `weight` says how plainly. Null where nothing is. */
export function decisionOf(folded: string): { kind: PersonalMedicine; weight: number } | null {
  const plain = wantedOf.find((wanted) => wanted.plain.test(folded));
  if (plain) return { kind: plain.kind, weight: 1 };
  const perhaps = wantedOf.find((wanted) => wanted.perhaps.test(folded));
  return perhaps ? { kind: perhaps.kind, weight: 0 } : null;
}
