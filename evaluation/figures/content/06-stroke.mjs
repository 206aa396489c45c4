import { blue, green, grey, lightRed, line, picture, rect, red, text } from '../generator/draw.mjs';
import { bars, legend, lines, panel, tablePicture } from '../generator/charts.mjs';

const signs = picture(
  900,
  400,
  tablePicture(
    20,
    20,
    [170, 390, 300],
    58,
    [
      ['看哪里', '怎么试', '不对劲'],
      ['脸', '请他露出牙齿笑', '一边嘴角下垂'],
      ['胳膊', '闭眼平举 10 秒', '一边往下掉'],
      ['说话', '跟着说“吃葡萄不吐皮”', '含糊或说错'],
      ['眼睛', '盖住一只眼看手指', '看不清或重影'],
      ['走路', '沿直线走 5 步', '歪倒'],
    ],
    { tint: (i, k) => (k === 2 ? lightRed : '#ffffff') },
  ),
  text(440, 385, '有一样不对：记下时间，打急救电话', { fill: red }),
);

const stops = [
  ['到院', 0],
  ['医生看到', 10],
  ['开始 CT', 20],
  ['CT 结果', 35],
  ['用药', 45],
];
const greenWay = picture(
  900,
  330,
  line(70, 170, 830, 170, { width: 5, stroke: grey }),
  stops.map(([name, minute], i) => [
    rect(58 + i * 185, 158, 24, 24, { fill: i === 4 ? red : blue, stroke: 'none', width: 0, radius: 12 }),
    text(70 + i * 185, 120, name),
    text(70 + i * 185, 215, `${minute} 分`, { size: 24, fill: i === 4 ? red : '#22303c' }),
  ]),
  text(160, 270, '抽血只等血糖', { size: 19 }),
  text(348, 270, '卒中护士陪送', { size: 19 }),
  text(535, 270, '放射科电话报', { size: 19 }),
  text(740, 270, '在 CT 室旁边推药', { size: 19 }),
  text(450, 40, '每一站离到院最多多少分钟', { size: 24 }),
);

const quarter = [
  {
    name: '中位时间',
    points: [
      [1, 74],
      [2, 69],
      [3, 61],
      [4, 58],
      [5, 49],
      [6, 46],
      [7, 42],
      [8, 38],
    ],
  },
];
const names = ['24 一季', '二季', '三季', '四季', '25 一季', '二季', '三季', '四季'];
const times = picture(
  900,
  450,
  lines(
    { x: 110, y: 40, w: 740, h: 320 },
    {
      x: [1, 8, 1],
      numbers: false,
      y: [20, 80, 20],
      xLabel: '',
      yLabel: '到院到用药（分钟）',
      series: quarter,
      behind: ({ across, up }) => [
        line(110, up(60), 850, up(60), { stroke: red, dash: '8 6' }),
        line(across(4.5), 40, across(4.5), 360, { stroke: green, dash: '4 6' }),
      ],
    },
  ),
  names.map(
    (name, i) =>
      rect(110 + (i * 740) / 7 - 1, 360, 2, 8, { fill: grey }) +
      text(Math.min(840, Math.max(130, 110 + (i * 740) / 7)), 402, name, { size: 18 }),
  ),
  text(720, 130, '国家要求 60 分钟', { size: 19, fill: red }),
  text(495, 65, '起用移动 CT', { size: 19, fill: green, anchor: 'start' }),
  quarter[0].points.map(([x, y]) =>
    text(110 + ((x - 1) * 740) / 7 + (x === 1 ? 22 : 0), 360 - ((y - 20) / 60) * 320 + 24, y, { size: 18 }),
  ),
);

const arrival = picture(
  900,
  460,
  panel(50, 28, 'a'),
  text(250, 28, '发病到到院（分钟，中位）', { size: 20 }),
  bars(
    { x: 100, y: 60, w: 310, h: 300 },
    { categories: ['急救车', '自己来', '转院'], series: [{ values: [95, 168, 254] }], y: [0, 300, 100], yLabel: '' },
  ),
  panel(480, 28, 'b'),
  text(680, 28, '能用上溶栓药的比例（%）', { size: 20 }),
  bars(
    { x: 540, y: 60, w: 330, h: 300 },
    { categories: ['急救车', '自己来', '转院'], series: [{ values: [41, 17, 8] }], y: [0, 50, 10], yLabel: '' },
  ),
  legend(250, 425, [{ name: '急救车 412 例' }, { name: '自己来 688 例' }, { name: '转院 203 例' }], { stepX: 200 }),
);

export default {
  file: '06-stroke.html',
  style: 'data',
  language: 'zh',
  title: '急性缺血性卒中院内流程规范（第三版）',
  blocks: [
    { text: '适用于双桥中心医院急诊科、神经内科、放射科和检验科。第三版自 2025 年 9 月起执行。' },
    { heading: '一、识别' },
    { text: '门卫、挂号和保洁人员也要会做这五项检查，每项不到半分钟。' },
    {
      figure: 'signs',
      caption: '图 1 五项识别检查',
      picture: signs,
      questions: [
        ['怎么让老人试胳膊有没有中风？', '闭眼平举 10 秒，一边往下掉为不对劲'],
        ['让病人说哪句话来判断口齿？', '跟着说“吃葡萄不吐皮”，含糊或说错'],
      ],
    },
    { heading: '二、绿色通道' },
    {
      figure: 'green-way',
      caption: '图 2 各环节的时限',
      picture: greenWay,
      questions: [
        ['卒中病人进门后片子要在多少分钟内出结果？', 'CT 结果 35 分（开始 CT 20 分）'],
        ['溶栓之前抽血要等哪些化验？', '抽血只等血糖'],
        ['我们规定进院多久之内推上溶栓药，在哪里推？', '45 分，在 CT 室旁边推药'],
      ],
    },
    { heading: '三、血压' },
    {
      table: '表 1 溶栓前后血压的上限和处理',
      head: ['时候', '上限（mmHg）', '多久量一次', '超过了'],
      rows: [
        ['溶栓之前', '185/110', '每 5 分钟', '静脉降压，降不下来不溶栓'],
        ['溶栓后 0~2 小时', '180/105', '每 15 分钟', '泵入降压药'],
        ['溶栓后 2~8 小时', '180/105', '每 30 分钟', '泵入降压药'],
        ['溶栓后 8~24 小时', '180/105', '每 60 分钟', '通知值班医生'],
      ],
      questions: [
        ['药推完三个小时了，血压隔多久测？', '溶栓后 2~8 小时每 30 分钟'],
        ['血压到多少以上就不能溶栓？', '溶栓之前上限 185/110，降不下来不溶栓'],
      ],
    },
    { heading: '四、质控' },
    { text: '质控组每季度公布一次从进门到用药的时间。' },
    {
      figure: 'times',
      caption: '图 3 2024—2025 年各季度入院到溶栓时间的中位数',
      picture: times,
      questions: [
        ['有了移动 CT 以后时间降到多少？', '2025 年一季 49 分，四季 38 分（之前 58 分）'],
        ['从什么时候开始达到六十分钟以内？', '2024 年四季 58 分（三季 61 分）'],
      ],
    },
    { text: '来院的方式不同，早晚差别很大，宣教时要讲。下图是 1,303 例的统计。' },
    {
      figure: 'arrival',
      picture: arrival,
      questions: [
        ['坐救护车来的比自己来的早到多少？', '(a) 急救车 95 分，自己来 168 分，转院 254 分'],
        ['转院来的病人还有多少能溶栓？', '(b) 转院 8%'],
      ],
    },
  ],
};
