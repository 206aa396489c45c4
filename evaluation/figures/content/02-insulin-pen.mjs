import {
  amber,
  blue,
  circle,
  ellipse,
  green,
  grey,
  label,
  lightAmber,
  lightBlue,
  lightGreen,
  lightRed,
  line,
  picture,
  rect,
  red,
  text,
} from '../generator/draw.mjs';
import { legend, lines } from '../generator/charts.mjs';

const pen = picture(
  900,
  400,
  rect(60, 170, 120, 60, { radius: 20, fill: '#cbd5e0' }),
  line(190, 200, 250, 200, { width: 3 }),
  rect(250, 175, 40, 50, { fill: lightGreen }),
  rect(290, 165, 220, 70, { fill: lightBlue }),
  rect(330, 185, 160, 30, { fill: '#ffffff' }),
  rect(510, 155, 200, 90, { radius: 8, fill: '#a0aec0' }),
  rect(580, 175, 60, 50, { fill: '#ffffff' }),
  text(610, 200, '18', { size: 30 }),
  rect(710, 150, 70, 100, { radius: 8, fill: lightAmber }),
  rect(780, 170, 40, 60, { radius: 8, fill: lightRed }),
  label(120, 180, 110, 70, '外针帽'),
  label(220, 200, 180, 300, '针尖 4 mm', { anchor: 'middle' }),
  label(270, 185, 280, 100, '橡皮塞接口'),
  label(390, 205, 400, 290, '笔芯 3 mL = 300 单位'),
  label(610, 180, 560, 60, '剂量窗：现在是 18 单位'),
  label(745, 240, 660, 350, '调节旋钮：往前转加，往回转减', { anchor: 'middle' }),
  label(800, 180, 760, 105, '注射按钮'),
);

const body = picture(
  900,
  520,
  circle(250, 70, 45, { fill: '#fdebd8' }),
  rect(180, 120, 140, 220, { radius: 40, fill: '#fdebd8' }),
  rect(120, 130, 50, 190, { radius: 25, fill: '#fdebd8' }),
  rect(330, 130, 50, 190, { radius: 25, fill: '#fdebd8' }),
  rect(185, 340, 58, 160, { radius: 25, fill: '#fdebd8' }),
  rect(257, 340, 58, 160, { radius: 25, fill: '#fdebd8' }),
  circle(250, 270, 26, { dash: '5 5', stroke: red }),
  circle(250, 270, 4, { fill: '#22303c' }),
  ellipse(210, 270, 12, 30, { fill: lightGreen }),
  ellipse(290, 270, 12, 30, { fill: lightGreen }),
  ellipse(145, 190, 12, 34, { fill: lightBlue }),
  ellipse(355, 190, 12, 34, { fill: lightBlue }),
  ellipse(212, 400, 14, 36, { fill: lightAmber }),
  ellipse(288, 400, 14, 36, { fill: lightAmber }),
  label(290, 262, 460, 270, '肚子：吸收最快，餐时胰岛素首选'),
  text(468, 302, '离肚脐 5 cm 以内（红圈）不打', { anchor: 'start', size: 20, fill: red }),
  label(355, 185, 460, 160, '上臂外侧：第二快，请家人代打'),
  label(288, 395, 460, 400, '大腿前外侧：较慢，睡前长效'),
  text(468, 455, '臀部外上：最慢（背面，图中未画）', { anchor: 'start' }),
);

const week = (x, y, name, fill) => [
  rect(x, y, 190, 150, { fill }),
  text(x + 95, y + 22, name, { size: 20 }),
  [0, 1, 2, 3, 4, 5, 6].map((day) => [
    circle(x + 35 + (day % 4) * 40, y + 66 + Math.floor(day / 4) * 46, 15, { fill: '#ffffff' }),
    text(x + 35 + (day % 4) * 40, y + 66 + Math.floor(day / 4) * 46, '一二三四五六日'[day], { size: 17 }),
  ]),
];
const rotation = picture(
  900,
  420,
  week(80, 40, '第 1 周 右上', lightBlue),
  week(290, 40, '第 2 周 左上', lightGreen),
  week(80, 210, '第 4 周 右下', lightRed),
  week(290, 210, '第 3 周 左下', lightAmber),
  circle(280, 200, 14, { fill: '#22303c' }),
  text(280, 385, '中间黑点是肚脐；左右是本人的左右', { size: 19, fill: grey }),
  text(530, 90, '圈里是星期几', { anchor: 'start' }),
  text(530, 140, '两个针眼隔 1 cm（一指宽）', { anchor: 'start' }),
  text(530, 190, '避开疤痕和硬结 2 cm', { anchor: 'start', fill: red }),
  text(530, 240, '四周走完一圈，再回右上', { anchor: 'start' }),
);

const strength = [
  {
    name: '4 °C',
    colour: blue,
    points: [
      [0, 100],
      [2, 100],
      [4, 99],
      [6, 98],
      [8, 98],
    ],
  },
  {
    name: '25 °C',
    colour: green,
    points: [
      [0, 100],
      [2, 99],
      [4, 97],
      [6, 93],
      [8, 88],
    ],
  },
  {
    name: '37 °C',
    colour: red,
    points: [
      [0, 100],
      [2, 94],
      [4, 84],
      [6, 71],
      [8, 59],
    ],
  },
];
const warmth = picture(
  900,
  470,
  lines(
    { x: 110, y: 60, w: 740, h: 310 },
    {
      x: [0, 8, 2],
      y: [50, 100, 10],
      xLabel: '开封后的周数',
      yLabel: '剩余效价（%）',
      series: strength,
      behind: ({ up }) => line(110, up(95), 850, up(95), { stroke: amber, dash: '8 6' }),
    },
  ),
  legend(330, 26, strength),
  text(130, 150, '虚线：合格线 95%', { anchor: 'start', size: 19, fill: amber }),
);

export default {
  file: '02-insulin-pen.md',
  captions: 'both',
  language: 'zh',
  title: '胰岛素笔：打在哪里、怎么换、怎么放',
  blocks: [
    { text: '松坪社区卫生服务中心糖尿病小组编，给第一次用胰岛素笔的人看。剂量由医生定，不要自己改。' },
    { heading: '笔的样子' },
    {
      figure: 'figures/pen',
      caption: '图 1 一支装好针头的胰岛素笔',
      picture: pen,
      questions: [
        ['一支笔芯里有多少单位胰岛素？', '笔芯 3 mL = 300 单位'],
        ['针头一般用多长的？', '针尖 4 mm'],
        ['剂量拧多了怎么退回来？', '调节旋钮往前转加，往回转减'],
      ],
    },
    { heading: '打在身上哪里' },
    { text: '四个部位吸收的快慢不一样，同一时间的针固定打同一个部位。' },
    {
      figure: 'figures/body',
      caption: '图 2 注射部位',
      picture: body,
      questions: [
        ['吃饭前那针打哪儿见效最快？', '肚子吸收最快，餐时胰岛素首选'],
        ['肚脐周围多大一圈不能扎？', '离肚脐 5 cm 以内不打'],
      ],
    },
    { heading: '每周换一块' },
    { text: '总打一个地方会起硬结，胰岛素就吸收不好。' },
    {
      figure: 'figures/rotation',
      caption: '图 3 肚皮上四个星期的轮换',
      picture: rotation,
      questions: [
        ['第三个星期该打肚子的哪一块？', '第 3 周左下'],
        ['今天的针眼跟昨天的要离多远？', '两个针眼隔 1 cm；避开疤痕和硬结 2 cm'],
      ],
    },
    { heading: '几种胰岛素的快慢' },
    {
      table: '表 1 各类胰岛素多久起效、多久过去',
      head: ['种类', '起效', '最强', '维持'],
      rows: [
        ['速效', '10~15 分钟', '1~2 小时', '4~6 小时'],
        ['短效', '30~60 分钟', '2~4 小时', '5~8 小时'],
        ['中效', '2~4 小时', '4~10 小时', '10~16 小时'],
        ['长效', '1~2 小时', '没有明显高峰', '约 24 小时'],
      ],
      questions: [
        ['中效的那种大概能管几个钟头？', '中效维持 10~16 小时'],
        ['哪种胰岛素没有高峰？', '长效没有明显高峰，维持约 24 小时'],
      ],
    },
    { heading: '开封以后放在哪里' },
    {
      text: '夏天有人把笔放在车里或贴身口袋。我们把三批开封的笔芯放在三种温度下，每两周测一次药还剩多少力气，低于 95% 就算不合格。',
    },
    {
      figure: 'figures/warmth',
      picture: warmth,
      questions: [
        ['笔一直揣在怀里，一个月以后药效还剩多少？', '37 °C 第 4 周剩 84%'],
        ['常温放的笔芯到第几周就不合格了？', '25 °C 第 4 周 97%，第 6 周 93%，低于 95% 的合格线'],
      ],
    },
  ],
};
