import { arrow, box, grey, lightBlue, lightGreen, lightRed, picture, text } from '../generator/draw.mjs';
import { bars, forest, legend, lines, panel } from '../generator/charts.mjs';

const flow = picture(
  900,
  560,
  box(250, 20, 300, 70, '收到问卷的护士\n1,482 人', { fill: lightBlue }),
  arrow(400, 92, 400, 178, { stroke: grey }),
  arrow(400, 135, 596, 135, { stroke: grey }),
  box(600, 90, 280, 96, '不纳入 446 人\n不上夜班 318\n已确诊睡眠病 128', { fill: lightRed, size: 19 }),
  box(250, 180, 300, 70, '纳入并戴手环\n1,036 人', { fill: lightBlue }),
  arrow(400, 252, 400, 348, { stroke: grey }),
  arrow(400, 300, 596, 300, { stroke: grey }),
  box(600, 250, 280, 100, '失访 118 人\n调岗 71，离职 29\n手环丢失 18', { fill: lightRed, size: 19 }),
  box(250, 350, 300, 70, '满 12 个月\n918 人', { fill: lightGreen }),
  arrow(330, 422, 210, 478, { stroke: grey }),
  arrow(470, 422, 590, 478, { stroke: grey }),
  box(70, 480, 280, 64, '固定夜班 342 人', { fill: lightGreen }),
  box(450, 480, 280, 64, '轮转夜班 576 人', { fill: lightGreen }),
);

const slept = [
  {
    name: '固定夜班',
    points: [
      [1, 5.9],
      [2, 6.1],
      [3, 6.2],
      [4, 6.2],
      [5, 6.0],
    ],
  },
  {
    name: '轮转夜班',
    points: [
      [1, 5.2],
      [2, 4.8],
      [3, 4.5],
      [4, 4.3],
      [5, 4.1],
    ],
  },
];
const hours = picture(
  900,
  450,
  lines(
    { x: 110, y: 60, w: 740, h: 290 },
    { x: [1, 5, 1], y: [3, 7, 1], xLabel: '连续第几个夜班', yLabel: '下夜班后睡眠（小时）', series: slept },
  ),
  legend(320, 28, slept),
);

const groups = [
  { name: '固定', values: [] },
  { name: '轮转', values: [] },
];
const outcome = picture(
  900,
  450,
  panel(50, 28, 'a'),
  bars(
    { x: 100, y: 60, w: 320, h: 300 },
    {
      categories: ['入组时', '6 个月', '12 个月'],
      y: [0, 60, 20],
      yLabel: '入睡时间（分钟）',
      series: [{ values: [24, 26, 25] }, { values: [27, 38, 46] }],
    },
  ),
  panel(500, 28, 'b'),
  bars(
    { x: 560, y: 60, w: 320, h: 300 },
    {
      categories: ['入组时', '6 个月', '12 个月'],
      y: [0, 15, 5],
      yLabel: '白天嗜睡评分',
      series: [{ values: [7.1, 7.4, 7.2] }, { values: [7.3, 9.8, 11.6] }],
    },
  ),
  legend(300, 428, groups),
);

const factors = picture(
  900,
  430,
  forest(
    { x: 300, y: 30, w: 330, h: 320 },
    {
      ticks: [0.25, 0.5, 1, 2, 4],
      xLabel: '比值比（95% 置信区间），右边是更容易失眠',
      size: 19,
      rows: [
        ['轮转（比固定）', 2.31, 1.7, 3.14],
        ['值班间隔不足 11 小时', 1.84, 1.32, 2.56],
        ['年龄每加 10 岁', 1.22, 1.01, 1.47],
        ['家有 3 岁以下孩子', 1.15, 0.83, 1.6],
        ['下班途中戴墨镜', 0.68, 0.5, 0.92],
        ['夜班中小睡 30 分钟', 0.52, 0.37, 0.73],
      ],
    },
  ),
);

export default {
  file: '03-night-shift.md',
  captions: 'below',
  language: 'zh',
  title: '夜班护士睡眠队列：方法与一年结果',
  blocks: [
    { text: '本报告写的是云岭五家医院 2024 年 3 月到 2025 年 6 月的随访。睡眠用手环记录，失眠用量表判断。' },
    { heading: '研究对象' },
    {
      figure: 'night-flow',
      caption: '图 1 从问卷到分析的人数',
      picture: flow,
      questions: [
        ['夜班队列最后进分析的有多少护士？', '满 12 个月 918 人（固定 342，轮转 576）'],
        ['中途丢掉的人里调岗的占多少？', '失访 118 人，其中调岗 71 人'],
        ['多少人因为本来就有睡眠病被排除？', '已确诊睡眠病 128 人不纳入'],
      ],
    },
    {
      table: '表 1 两组入组时的情况',
      head: ['项目', '固定夜班', '轮转夜班'],
      rows: [
        ['年龄（岁）', '34.8 ± 6.2', '31.5 ± 5.9'],
        ['夜班年数', '7.4', '5.1'],
        ['每月夜班数', '14', '7'],
        ['已婚（%）', '63.2', '54.9'],
        ['每天咖啡两杯以上（%）', '22.5', '31.3'],
      ],
      questions: [
        ['轮转的护士一个月上几个夜班？', '轮转夜班 7 个，固定夜班 14 个'],
        ['刚入组时哪组喝咖啡多？', '轮转 31.3%，固定 22.5%（每天两杯以上）'],
      ],
    },
    { heading: '连着上夜班' },
    { text: '手环记录了 6,240 段下夜班后的睡眠。' },
    {
      figure: 'night-hours',
      caption: '图 2 连续夜班中每个夜班后的睡眠时间',
      picture: hours,
      questions: [
        ['轮班的人连上第五个夜班后只能睡几小时？', '轮转夜班第 5 个后 4.1 小时（固定 6.0）'],
        ['哪组人越连着上睡得越少？', '轮转组从 5.2 降到 4.1 小时，固定组在 5.9~6.2 之间'],
      ],
    },
    { heading: '一年的变化' },
    {
      figure: 'night-outcome',
      caption: '图 3 结果',
      picture: outcome,
      questions: [
        ['一年以后轮转组要躺多久才睡着？', '(a) 12 个月时 46 分钟，固定组 25 分钟'],
        ['白天犯困的打分半年时到了多少？', '(b) 6 个月时轮转 9.8，固定 7.4'],
      ],
    },
    { heading: '和什么有关' },
    { text: '下图是多因素回归的结果，量表达到 8 分算失眠。' },
    {
      figure: 'night-factors',
      picture: factors,
      questions: [
        ['夜里打个盹对失眠有没有保护作用？', '夜班中小睡 30 分钟 OR 0.52（0.37–0.73）'],
        ['带小孩算不算护士失眠的危险因素？', '家有 3 岁以下孩子 1.15（0.83–1.60），区间跨过 1，不显著'],
      ],
    },
  ],
};
