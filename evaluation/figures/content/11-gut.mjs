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
  picture,
  rect,
  red,
  text,
} from '../generator/draw.mjs';
import { colours } from '../generator/draw.mjs';
import { dots, legend } from '../generator/charts.mjs';

const at = (week) => 200 + week * 62;
const design = picture(
  900,
  400,
  [0, 2, 4, 6, 8, 10].map((week) => [
    line(at(week), 60, at(week), 300, { stroke: '#d9e0e7', width: 1 }),
    text(at(week), 322, `${week} 周`, { size: 18 }),
  ]),
  text(180, 90, '普通饲料组 n=10', { anchor: 'end', size: 19 }),
  box(at(0), 68, at(10) - at(0), 44, '普通饲料', { fill: lightGreen }),
  text(180, 165, '高脂组 n=12', { anchor: 'end', size: 19 }),
  box(at(0), 143, at(10) - at(0), 44, '高脂饲料 60% 热量', { fill: lightAmber }),
  text(180, 240, '高脂+菊粉 n=12', { anchor: 'end', size: 19 }),
  box(at(0), 218, at(4) - at(0), 44, '高脂饲料', { fill: lightAmber }),
  box(at(4), 218, at(10) - at(4), 44, '高脂 + 菊粉 10%', { fill: lightBlue }),
  [0, 4, 10].map((week) => arrow(at(week), 375, at(week), 340, { stroke: red })),
  text(at(7), 370, '红箭头：收粪便测序', { size: 19, fill: red }),
);

const cloud = (cx, cy, sx, sy, count, seed) =>
  Array.from({ length: count }, (_, i) => {
    const angle = i * 2.4 + seed;
    const reach = Math.sqrt((i + 0.5) / count);
    return [
      Number((cx + sx * reach * Math.cos(angle)).toFixed(3)),
      Number((cy + sy * reach * Math.sin(angle)).toFixed(3)),
    ];
  });
const groups = [{ name: '普通饲料' }, { name: '高脂' }, { name: '高脂+菊粉' }];
const ordination = picture(
  900,
  520,
  dots(
    { x: 110, y: 60, w: 560, h: 380 },
    {
      x: [-0.4, 0.4, 0.2],
      y: [-0.4, 0.4, 0.2],
      xLabel: 'PCoA1（38.6%）',
      yLabel: 'PCoA2（14.2%）',
      groups: [
        { points: cloud(-0.24, 0.05, 0.09, 0.12, 10, 0) },
        { points: cloud(0.26, 0.1, 0.09, 0.13, 12, 1) },
        { points: cloud(0.02, -0.18, 0.11, 0.11, 12, 2), colour: green },
      ],
    },
  ),
  legend(700, 110, [groups[0], groups[1], { ...groups[2], colour: green }], { stepX: 0, stepY: 40 }),
  text(700, 270, 'Bray–Curtis 距离', { anchor: 'start', size: 19 }),
  text(700, 310, 'PERMANOVA', { anchor: 'start', size: 19 }),
  text(700, 345, 'R²=0.31，p=0.001', { anchor: 'start', size: 19 }),
);

const genera = [
  ['拟杆菌', [34, 15, 27]],
  ['阿克曼菌', [6, 1, 13]],
  ['双歧杆菌', [5, 2, 11]],
  ['毛螺菌', [28, 47, 26]],
  ['脱硫弧菌', [3, 11, 4]],
  ['其他', [24, 24, 19]],
];
const stacked = picture(
  900,
  480,
  [0, 1, 2].map((k) => {
    let used = 0;
    return [
      genera.map(([, shares], i) => {
        const y = 40 + used * 3.6;
        used += shares[k];
        return (
          rect(150 + k * 170, y, 110, shares[k] * 3.6, { fill: colours[i], stroke: '#ffffff', width: 1 }) +
          (shares[k] > 3 ? text(205 + k * 170, y + shares[k] * 1.8, `${shares[k]}`, { size: 17, fill: '#ffffff' }) : '')
        );
      }),
      text(205 + k * 170, 430, groups[k].name, { size: 19 }),
    ];
  }),
  legend(
    670,
    90,
    genera.map(([name], i) => ({ name, colour: colours[i] })),
    { stepX: 0, stepY: 44 },
  ),
  text(90, 220, '相对丰度（%）', { rotate: -90, size: 19 }),
  line(140, 40, 140, 400, { stroke: grey }),
  text(400, 462, '第 10 周', { size: 19, fill: amber }),
  line(140, 400, 640, 400, { stroke: blue, width: 1 }),
);

export default {
  file: '11-gut.pptx',
  language: 'zh',
  title: '组会：菊粉与高脂小鼠的肠道菌群',
  blocks: [
    { text: '汇报人：丘晨。2025 年 11 月 6 日。第二批动物，34 只雄鼠。' },
    { heading: '分组和时间' },
    {
      figure: 'design',
      caption: '图 1 动物分组、饲料和取样时间',
      picture: design,
      questions: [
        ['菊粉是从第几周加进去的？', '第 4 周起，高脂 + 菊粉 10%，到第 10 周'],
        ['小鼠粪便一共收了几回，都在哪几周？', '0、4、10 周，三回'],
        ['高脂那组有几只？', '高脂组 n=12'],
      ],
    },
    { heading: '测序数据够不够' },
    {
      table: '表 1 各组测序量和多样性',
      head: ['组', '序列数（万）', 'ASV 数', 'Shannon'],
      rows: [
        ['普通饲料', '6.8', '412', '5.9'],
        ['高脂', '7.1', '268', '4.4'],
        ['高脂+菊粉', '6.5', '341', '5.3'],
      ],
      questions: [
        ['加了菊粉以后菌群多样性指数恢复到多少？', '高脂+菊粉 Shannon 5.3（高脂 4.4，普通 5.9）'],
        ['高脂饲料的老鼠测到多少个 ASV？', '268'],
      ],
    },
    { heading: '三组分得开吗' },
    { text: '每个点是一只小鼠，第 10 周。' },
    {
      figure: 'ordination',
      caption: '图 2 主坐标分析',
      picture: ordination,
      questions: [
        ['组间差异的 PERMANOVA 结果显著吗？', 'R²=0.31，p=0.001'],
        ['第一主坐标解释了多少变异？', 'PCoA1 38.6%'],
      ],
    },
    { heading: '是哪些菌变了' },
    {
      figure: 'stacked',
      picture: stacked,
      questions: [
        ['吃菊粉之后阿克曼菌占到多少？', '13%（普通饲料 6%）'],
        ['高脂让哪种菌几乎占了一半？', '毛螺菌 47%'],
      ],
    },
  ],
};
