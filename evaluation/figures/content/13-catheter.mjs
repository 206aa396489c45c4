import {
  blue,
  box,
  circle,
  green,
  label,
  lightAmber,
  lightBlue,
  lightGreen,
  lightRed,
  line,
  path,
  picture,
  red,
  row,
  text,
} from '../generator/draw.mjs';
import { panel } from '../generator/charts.mjs';

const arm = picture(
  900,
  500,
  path(
    'M120 430 C200 330 260 260 330 200 C360 170 400 150 450 150 L450 250 C420 250 400 265 370 295 C310 350 240 430 190 480 Z',
    { fill: '#fdebd8' },
  ),
  path('M450 60 L640 60 L640 480 L450 480 Z', { fill: '#fdebd8' }),
  circle(545, 35, 24, { fill: '#fdebd8' }),
  path('M235 375 C300 310 340 240 420 200 C470 175 520 160 545 190 C560 220 560 250 560 290', {
    stroke: blue,
    width: 6,
  }),
  path('M590 260 C650 280 640 370 590 370 C540 360 545 300 590 260 Z', { fill: lightRed }),
  circle(560, 290, 8, { fill: red, stroke: red }),
  line(235, 375, 185, 400, { stroke: green, width: 6 }),
  label(235, 375, 60, 300, '穿刺点：肘上 8 cm', { anchor: 'start' }),
  label(200, 393, 260, 470, '外露 3 cm，每次量', { anchor: 'start' }),
  label(560, 290, 670, 240, '尖端：上腔静脉下 1/3'),
  label(610, 340, 670, 350, '心脏（右心房不进）'),
  label(400, 210, 330, 90, '贵要静脉', { anchor: 'middle' }),
  text(672, 420, '臂围：肘上 10 cm 处量', { anchor: 'start', size: 20 }),
  text(672, 452, '比原来粗 2 cm 要做超声', { anchor: 'start', size: 20, fill: red }),
);

const flush = picture(
  900,
  420,
  panel(40, 30, 'a'),
  text(140, 30, '输液前'),
  row(30, 60, 180, 80, 42, ['消毒接头\n擦 15 秒', '回抽见血\n不超过接头', '冲盐水\n10 mL'], { fill: lightBlue }),
  panel(40, 190, 'b'),
  text(140, 190, '输液后'),
  row(30, 220, 180, 80, 42, ['脉冲冲管\n推一下停一下', '封管液\n3~5 mL', '边推边退\n正压夹闭'], { fill: lightGreen }),
  box(700, 60, 180, 110, '推不动时\n不要硬推\n先看有没有折', { fill: lightAmber, size: 19 }),
  box(700, 220, 180, 80, '注射器\n≥ 10 mL', { fill: lightRed }),
  text(450, 365, '输血、抽血、营养液之后：盐水加到 20 mL', { fill: red }),
);

export default {
  file: '13-catheter.pdf',
  language: 'zh',
  title: '手臂长期导管（PICC）维护规范',
  blocks: [
    { text: '远山肿瘤医院静脉治疗小组制定。门诊和社区维护都按本规范，维护本随身带。' },
    { heading: '一、导管在哪里' },
    {
      figure: 'arm',
      caption: '图 1 导管走行和要量的两个数',
      picture: arm,
      questions: [
        ['PICC 的管子头应该到哪个位置？', '尖端在上腔静脉下 1/3'],
        ['胳膊粗了几厘米要去做超声？', '臂围比原来粗 2 cm 要做超声（肘上 10 cm 处量）'],
        ['露在外面的管子应当是几厘米？', '外露 3 cm，每次量'],
      ],
    },
    { text: '每次维护都要把两个数写进维护本。' },
    { heading: '二、多久做一次' },
    {
      table: '表 1 维护项目和间隔',
      head: ['项目', '间隔', '提前做的情况'],
      rows: [
        ['透明贴膜', '7 天', '卷边、潮湿、渗血'],
        ['纱布敷料', '2 天', '看见湿'],
        ['无针接头', '7 天', '抽血后有残留、取下过'],
        ['冲封管（不用药时）', '7 天', '每次用药前后'],
        ['胸片看位置', '不固定', '外露变长 2 cm 以上'],
      ],
      questions: [
        ['盖纱布的话隔几天换？', '纱布敷料 2 天，看见湿提前换'],
        ['什么情况下接头要提早更换？', '抽血后有残留、取下过（平时 7 天）'],
      ],
    },
    { heading: '三、冲管和封管' },
    { text: '用力要一停一顿，不要一口气推完。' },
    {
      figure: 'flush',
      picture: flush,
      questions: [
        ['输完血以后冲管的盐水要多少毫升？', '输血、抽血、营养液之后盐水加到 20 mL'],
        ['给 PICC 冲管可以用 5 毫升的针筒吗？', '注射器 ≥ 10 mL'],
      ],
    },
  ],
};
