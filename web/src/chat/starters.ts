export interface Starter {
  kind: 'good' | 'chatter';
  /** Position of the member who says it. */
  member: number;
  text: string;
  /** What it means, for a reader of the English page. */
  gloss?: string;
}

const patients: Starter[] = [
  {
    kind: 'good',
    member: 0,
    text: '降压药早上忘吃了，现在要补上吗',
    gloss: 'Forgot this morning’s blood pressure pill, take it now?',
  },
  {
    kind: 'good',
    member: 1,
    text: '低血糖心慌手抖，应该先吃点啥',
    gloss: 'Shaky from low blood sugar, what should I eat first?',
  },
  { kind: 'good', member: 2, text: '家里量血压多少算高', gloss: 'What counts as high when measured at home?' },
  {
    kind: 'chatter',
    member: 3,
    text: '大家早上好呀，今天降温记得加衣服',
    gloss: 'Good morning all, it is getting cold, dress warmly',
  },
  { kind: 'chatter', member: 1, text: '哈哈哈哈哈哈', gloss: 'Hahahaha' },
  {
    kind: 'chatter',
    member: 0,
    text: '昨天广场舞跳到九点半，开心',
    gloss: 'Danced in the square until half past nine, happy',
  },
];

const research: Starter[] = [
  { kind: 'good', member: 1, text: '共聚焦最多能提前几天约', gloss: 'How many days ahead can the confocal be booked?' },
  { kind: 'good', member: 3, text: '废液桶最多装多满', gloss: 'How full may a waste container get?' },
  { kind: 'good', member: 1, text: '共聚焦培训去哪报名啊', gloss: 'Where do I sign up for the confocal training?' },
  {
    kind: 'chatter',
    member: 0,
    text: '有人一起去二食堂吗，我占了四个位',
    gloss: 'Anyone for canteen two? I am holding four seats',
  },
  { kind: 'chatter', member: 2, text: '恭喜师姐文章接收！！！', gloss: 'Congratulations on the accepted paper!!!' },
  { kind: 'chatter', member: 3, text: '组会要到了，瑟瑟发抖', gloss: 'Group meeting is coming, trembling' },
];

/** Written for the samples that the program ships; any other assistant's come from its own lists. */
export const shippedStarters: Readonly<Record<string, readonly Starter[]>> = { patients, research };
