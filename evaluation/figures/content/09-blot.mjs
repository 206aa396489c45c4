import {
  amber,
  arrow,
  blue,
  box,
  green,
  grey,
  lightAmber,
  lightBlue,
  lightGreen,
  line,
  pale,
  picture,
  rect,
  red,
  row,
  text,
} from '../generator/draw.mjs';
import { bars } from '../generator/charts.mjs';

const layers = [
  ['海绵', '#cbd5e0', 46],
  ['滤纸 3 张', '#f7fafc', 40],
  ['凝胶', lightBlue, 36],
  ['PVDF 膜（甲醇浸 30 秒）', lightAmber, 36],
  ['滤纸 3 张', '#f7fafc', 40],
  ['海绵', '#cbd5e0', 46],
];
let top = 70;
const sandwich = picture(
  900,
  420,
  rect(200, 50, 420, 12, { fill: '#22303c' }),
  text(130, 56, '负极（黑）'),
  layers.map(([name, fill, height]) => {
    const drawn = box(230, top, 360, height, name, { fill, radius: 0 });
    top += height + 4;
    return drawn;
  }),
  rect(200, top + 4, 420, 12, { fill: red, stroke: red }),
  text(130, top + 10, '正极（红）', { fill: red }),
  arrow(690, 90, 690, 320, { stroke: blue, width: 4 }),
  text(705, 150, '蛋白往下走', { anchor: 'start', fill: blue }),
  text(705, 190, '恒流 300 mA', { anchor: 'start' }),
  text(705, 230, '90 分钟，冰浴', { anchor: 'start' }),
  text(440, 385, '每放一层用玻璃棒赶一次气泡', { fill: grey }),
);

const lanes = ['对照', '1 µM', '5 µM', '10 µM', '抑制剂', '抑制剂+10'];
const strength = [
  [0.12, 0.35, 0.7, 0.95, 0.12, 0.3],
  [0.8, 0.82, 0.79, 0.8, 0.81, 0.8],
  [0.9, 0.9, 0.88, 0.9, 0.91, 0.89],
];
const blot = picture(
  900,
  420,
  lanes.map((name, i) => text(230 + i * 95, 40, name, { size: 18 })),
  [
    ['p-ERK', '42/44 kDa'],
    ['ERK', '42/44 kDa'],
    ['肌动蛋白', '43 kDa'],
  ].map(([name, size], k) => [
    rect(180, 70 + k * 105, 575, 85, { fill: '#f4f1ea' }),
    text(165, 112 + k * 105, name, { anchor: 'end' }),
    text(770, 112 + k * 105, size, { anchor: 'start', size: 19 }),
    strength[k].map((value, i) =>
      rect(200 + i * 95, 100 + k * 105, 60, 10 + value * 16, {
        radius: 9,
        fill: `rgb(${Math.round(235 - value * 205)},${Math.round(232 - value * 205)},${Math.round(225 - value * 195)})`,
        stroke: 'none',
        width: 0,
      }),
    ),
  ]),
  text(450, 400, '10 分钟刺激，每道 20 µg 总蛋白', { size: 19, fill: grey }),
);

const density = picture(
  900,
  440,
  bars(
    { x: 110, y: 40, w: 740, h: 300 },
    {
      categories: lanes,
      series: [{ values: [1, 2.4, 5.1, 6.8, 0.9, 2.1], errors: [0.1, 0.3, 0.5, 0.6, 0.1, 0.4] }],
      y: [0, 8, 2],
      yLabel: 'p-ERK / ERK（对照 = 1）',
      xLabel: '',
    },
  ),
  text(480, 405, '均值 ± 标准差，4 次独立实验', { size: 19, fill: grey }),
);

const days = picture(
  900,
  380,
  text(70, 80, '第一天'),
  row(130, 40, 160, 80, 30, ['裂解\n冰上 30 分', '定量、煮样\n95 °C 5 分', '电泳\n80→120 V', '转膜\n90 分钟'], {
    fill: lightBlue,
  }),
  text(70, 200, '过夜', { fill: amber }),
  box(130, 160, 350, 80, '封闭 5% 脱脂奶 1 小时\n一抗 4 °C 过夜', { fill: lightAmber }),
  box(510, 160, 350, 80, '磷酸化抗体改用 5% BSA', { fill: '#ffffff', dash: '6 5' }),
  text(70, 310, '第二天', { fill: green }),
  row(130, 270, 160, 80, 30, ['TBST 洗\n3 × 10 分', '二抗 1 小时\n1:5000', 'TBST 洗\n3 × 10 分', '发光拍照'], {
    fill: lightGreen,
  }),
  line(20, 140, 880, 140, { stroke: pale }),
  line(20, 255, 880, 255, { stroke: pale }),
);

export default {
  file: '09-blot.docx',
  language: 'zh',
  title: '蛋白免疫印迹操作规程（细胞信号组）',
  blocks: [
    { text: '文件编号 XH-P-014，第五次修订。凡是投稿用的条带，按这份规程做，原图存组内盘，不得裁掉对照。' },
    { heading: '1 选胶' },
    {
      table: '表 1 分离胶浓度与蛋白大小',
      head: ['胶浓度', '适合的蛋白', '电压', '跑多久'],
      rows: [
        ['8%', '70~200 kDa', '100 V', '110 分钟'],
        ['10%', '40~100 kDa', '120 V', '90 分钟'],
        ['12%', '20~60 kDa', '120 V', '80 分钟'],
        ['15%', '10~30 kDa', '130 V', '75 分钟'],
      ],
      questions: [
        ['我的蛋白 25 kDa 左右跑几个点的胶？', '12%（20~60 kDa）或 15%（10~30 kDa）'],
        ['150 kDa 的大蛋白电泳开多少伏跑多长时间？', '8%：100 V，110 分钟'],
      ],
    },
    { heading: '2 转膜' },
    { text: '装夹子时最容易放反。从黑板一侧开始往上叠。' },
    {
      figure: 'sandwich',
      caption: '图 1 转膜夹的叠放顺序',
      picture: sandwich,
      questions: [
        ['膜和胶哪个靠正极？', '凝胶靠负极，PVDF 膜在凝胶与正极之间'],
        ['转膜电流设多少、转多久？', '恒流 300 mA，90 分钟，冰浴'],
        ['膜用之前泡甲醇多少秒？', '甲醇浸 30 秒'],
      ],
    },
    { heading: '3 两天怎么排' },
    {
      figure: 'days',
      caption: '图 2 两天的安排',
      picture: days,
      questions: [
        ['磷酸化的抗体用什么封闭？', '改用 5% BSA（其余 5% 脱脂奶 1 小时）'],
        ['第二天的二抗配多少倍？', '1:5000，1 小时'],
      ],
    },
    { heading: '4 示例结果' },
    { text: '这是合格的一张膜：内参齐，条带不连，背景干净。' },
    {
      figure: 'blot',
      caption: '图 3 生长因子刺激后 ERK 的磷酸化',
      picture: blot,
      questions: [
        ['加了抑制剂再给 10 µM，磷酸化条带还深不深？', '最后一道很浅（约同 1 µM），10 µM 一道最深'],
        ['那张示例膜每个孔上了多少蛋白？', '每道 20 µg 总蛋白'],
      ],
    },
    { text: '用四次独立实验的灰度作统计，比值都除以同一张膜的对照。' },
    {
      figure: 'density',
      picture: density,
      questions: [
        ['10 µM 组的灰度比是对照的几倍？', '6.8 ± 0.6'],
        ['做了几次重复才出的统计图？', '4 次独立实验'],
      ],
    },
  ],
};
