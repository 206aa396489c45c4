import {
  amber,
  arrow,
  blue,
  circle,
  green,
  grey,
  lightAmber,
  lightBlue,
  lightGreen,
  line,
  path,
  picture,
  rect,
  red,
  text,
} from '../generator/draw.mjs';
import { legend, lines, panel } from '../generator/charts.mjs';

const week = (value) => 210 + value * 52;
const stripe = (y, name, from, to, words, fill) => [
  text(195, y, name, { anchor: 'end' }),
  rect(week(from), y - 22, week(to) - week(from), 44, { fill, radius: 6 }),
  text((week(from) + week(to)) / 2, y, words, { size: 18 }),
];
const stages = picture(
  900,
  440,
  [0, 2, 4, 6, 8, 10, 12].map((value) => [
    line(week(value), 40, week(value), 385, { stroke: '#d9e0e7', width: 1 }),
    text(week(value), 405, value, { size: 19 }),
  ]),
  text(860, 430, '术后第几周', { size: 19, anchor: 'end' }),
  stripe(75, '冰敷', 0, 3, '一天 4 次', lightBlue),
  stripe(135, '助行器', 0, 4, '双手扶', lightBlue),
  stripe(195, '单拐', 4, 6, '健侧手', lightAmber),
  stripe(255, '踩空蹬车', 3, 12, '坐垫调高，没有阻力起', lightGreen),
  stripe(315, '上下楼', 6, 12, '先一级一级', lightGreen),
  stripe(365, '开车', 8, 12, '医生同意后', lightGreen),
);

const lying = (y) => [
  line(40, y + 40, 280, y + 40, { stroke: grey, width: 4 }),
  circle(60, y + 12, 16, { fill: '#fdebd8' }),
  line(80, y + 24, 160, y + 26, { width: 9 }),
];
const exercises = picture(
  900,
  360,
  panel(30, 30, 'a'),
  text(160, 30, '勾脚泵'),
  lying(180),
  line(160, 206, 250, 206, { width: 9 }),
  path('M250 206 L258 168', { width: 7 }),
  path('M262 150 A40 40 0 0 1 292 180', { stroke: blue }),
  arrow(290, 176, 293, 188, { stroke: blue }),
  text(160, 270, '每小时 20 下', { size: 20 }),
  text(160, 305, '勾 5 秒，绷 5 秒', { size: 20 }),
  panel(330, 30, 'b'),
  text(460, 30, '直腿抬高'),
  line(340, 220, 580, 220, { stroke: grey, width: 4 }),
  circle(360, 192, 16, { fill: '#fdebd8' }),
  line(380, 204, 450, 206, { width: 9 }),
  line(450, 206, 555, 146, { width: 9 }),
  line(450, 206, 570, 206, { width: 5, stroke: grey }),
  path('M500 206 A50 50 0 0 0 494 181', { stroke: blue }),
  text(526, 190, '30°', { size: 20, fill: blue }),
  text(460, 270, '抬 15 下为一组', { size: 20 }),
  text(460, 305, '停 6 秒，膝盖不弯', { size: 20 }),
  panel(630, 30, 'c'),
  text(750, 30, '靠墙下蹲'),
  line(690, 60, 690, 235, { stroke: grey, width: 5 }),
  circle(712, 84, 16, { fill: '#fdebd8' }),
  line(710, 102, 710, 170, { width: 9 }),
  line(710, 170, 770, 182, { width: 9 }),
  line(770, 182, 770, 232, { width: 9 }),
  line(680, 236, 860, 236, { stroke: grey, width: 4 }),
  text(815, 170, '不过 60°', { size: 20, fill: red }),
  text(760, 270, '第 5 周才开始', { size: 20 }),
  text(760, 305, '膝盖不超过脚尖', { size: 20 }),
);

const bend = [
  {
    name: '弯曲',
    colour: blue,
    points: [
      [0, 45],
      [1, 62],
      [2, 80],
      [4, 98],
      [6, 110],
      [8, 116],
      [12, 121],
    ],
  },
  {
    name: '休息时疼痛 ×10',
    colour: red,
    points: [
      [0, 72],
      [1, 58],
      [2, 44],
      [4, 28],
      [6, 17],
      [8, 11],
      [12, 6],
    ],
  },
];
const progress = picture(
  900,
  460,
  lines(
    { x: 110, y: 60, w: 740, h: 310 },
    {
      x: [0, 12, 2],
      y: [0, 140, 20],
      xLabel: '术后第几周',
      yLabel: '度 / 分',
      series: bend,
      behind: ({ up }) => [rect(110, up(130), 740, up(110) - up(130), { fill: lightGreen, stroke: 'none', width: 0 })],
    },
  ),
  legend(270, 28, bend, { stepX: 160 }),
  text(200, 100, '目标 110°~130°', { size: 19, fill: green }),
  text(200, 130, '中位数，86 人', { size: 19, fill: amber }),
);

export default {
  file: '05-knee.md',
  captions: 'brackets',
  language: 'zh',
  title: '换膝以后在家练什么',
  blocks: [
    { text: '北渡骨科医院康复科给做完膝关节置换回家的人。疼得睡不着、小腿肿、伤口流水，不要硬练，马上打病区电话。' },
    { heading: '十二周安排' },
    {
      figure: 'pictures/knee-stages',
      caption: '图一：术后十二周，什么时候做什么',
      picture: stages,
      questions: [
        ['换了膝盖什么时候可以爬楼梯？', '上下楼从第 6 周开始，先一级一级'],
        ['助行器要扶到第几周，之后用什么？', '助行器 0~4 周，4~6 周单拐（健侧手）'],
        ['几周以后才能开车？', '开车第 8 周起，医生同意后'],
      ],
    },
    { heading: '三个动作' },
    { text: '躺着做的两个从手术第二天起就可以，站着做的那个要晚一些。' },
    {
      figure: 'pictures/knee-exercises',
      picture: exercises,
      questions: [
        ['直腿抬高要抬到多少度，停几秒？', '(b) 30°，停 6 秒，膝盖不弯，15 下一组'],
        ['背靠着墙往下蹲是从哪一周开始练？', '(c) 第 5 周才开始，弯曲不过 60°'],
      ],
    },
    { heading: '别人恢复得怎样' },
    {
      figure: 'pictures/knee-progress',
      caption: '图二：86 位病人的弯曲角度和疼痛',
      picture: progress,
      questions: [
        ['一般人第六周膝盖能弯多少度？', '第 6 周弯曲中位数 110°'],
        ['术后两星期还疼到 4 分多正常吗？', '第 2 周休息时疼痛中位数 4.4 分（图上 44）'],
      ],
    },
  ],
};
