import {
  amber,
  arrow,
  blue,
  box,
  circle,
  green,
  grey,
  label,
  lightAmber,
  lightBlue,
  lightGreen,
  lightRed,
  pale,
  path,
  picture,
  rect,
  red,
  row,
  text,
} from '../generator/draw.mjs';
import { bars, panel } from '../generator/charts.mjs';

const parts = picture(
  900,
  500,
  rect(150, 70, 70, 130, { radius: 14, fill: '#cbd5e0' }),
  path('M135 160 L235 160 L235 300 L340 300 L340 370 L135 370 Z', { fill: lightBlue }),
  rect(340, 285, 300, 100, { radius: 40, fill: '#f7fafc' }),
  path('M610 300 L630 335 L610 370', { stroke: red, width: 5 }),
  path('M640 295 L720 250 L720 420 L640 375 Z', { fill: lightGreen }),
  arrow(185, 20, 185, 62, { stroke: red, width: 4 }),
  text(300, 30, '按压底部，一次只按一下', { fill: red, size: 20 }),
  label(200, 120, 300, 110, '药罐（金属）'),
  label(160, 330, 90, 440, '塑料外壳', { anchor: 'start' }),
  label(300, 335, 330, 450, '咬嘴（插入储雾罐尾端）'),
  label(470, 335, 480, 235, '储雾罐，150 mL'),
  label(620, 318, 620, 170, '单向阀（靠面罩一端）'),
  label(690, 380, 735, 450, '面罩'),
);

const orderOfUse = picture(
  900,
  360,
  row(20, 40, 190, 90, 33, ['① 摇匀\n5 秒', '② 先把气\n慢慢呼尽', '③ 边按边吸\n慢吸 4~5 秒', '④ 屏住气\n10 秒'], {
    fill: lightBlue,
  }),
  arrow(784, 132, 784, 212, { stroke: grey }),
  box(689, 216, 190, 90, '⑤ 要第二喷\n隔 1 分钟', { fill: lightAmber }),
  arrow(687, 261, 660, 261, { stroke: grey }),
  box(466, 216, 190, 90, '⑥ 清水漱口\n吐掉不咽', { fill: lightGreen }),
  arrow(464, 261, 437, 261, { stroke: grey }),
  box(243, 216, 190, 90, '⑦ 擦干咬嘴\n盖回防尘帽', { fill: pale }),
);

const frame = (x) => ({ x, y: 60, w: 320, h: 300 });
const whereItGoes = picture(
  900,
  460,
  panel(60, 26, 'a'),
  text(270, 26, '进到肺里的药（%）'),
  bars(frame(100), {
    categories: ['不配合', '配合好', '储雾罐'],
    series: [{ name: '肺', values: [9, 21, 33] }],
    y: [0, 80, 20],
    yLabel: '占喷出量的百分比',
    palette: [red, amber, green],
  }),
  panel(500, 26, 'b'),
  text(710, 26, '留在口咽的药（%）'),
  bars(frame(550), {
    categories: ['不配合', '配合好', '储雾罐'],
    series: [{ name: '口咽', values: [76, 61, 14] }],
    y: [0, 80, 20],
    yLabel: '',
    palette: [red, amber, green],
  }),
);

const counterWindow = (x, number, fill, words) => [
  rect(x, 60, 200, 150, { radius: 24, fill: '#e2e8f0' }),
  rect(x + 40, 95, 120, 80, { radius: 10, fill }),
  text(x + 100, 135, number, { size: 44 }),
  words.map((each, i) => text(x + 100, 245 + i * 30, each, { size: 20 })),
];
const counter = picture(
  900,
  330,
  counterWindow(60, '120', lightGreen, ['绿底：新的一支', '先对空试喷 4 下']),
  counterWindow(350, '20', lightAmber, ['黄底：剩 20 喷', '这周去配下一支']),
  counterWindow(640, '000', lightRed, ['红底：已经用完', '能喷出雾也没有药']),
  arrow(265, 135, 345, 135, { stroke: blue }),
  arrow(555, 135, 635, 135, { stroke: blue }),
  circle(160, 30, 6, { fill: blue, stroke: blue }),
  text(180, 30, '看背面的小窗', { anchor: 'start', size: 20 }),
);

export default {
  file: '01-inhaler.md',
  captions: 'brackets',
  language: 'zh',
  title: '气雾剂和储雾罐怎么用',
  blocks: [
    { text: '这份材料写给在家使用压力气雾剂的哮喘和慢阻肺病人，由柳湾医院呼吸门诊编写。' },
    { heading: '认识装置' },
    { text: '气雾剂分成两部分，手抖或者吸气跟不上的人再接一个储雾罐。' },
    {
      figure: 'inhaler-parts',
      caption: '图 1 压力气雾剂接上储雾罐后的各个部分',
      picture: parts,
      questions: [
        ['储雾罐里那个只进不出的小阀门装在哪头？', '单向阀在储雾罐靠面罩的一端'],
        ['你们用的储雾罐容量有多大？', '储雾罐 150 mL'],
      ],
    },
    { heading: '一步一步来' },
    { text: '每次都按下面的顺序做，第一次用时对着镜子练习，请家人看着有没有漏掉哪一步。' },
    {
      figure: 'inhaler-order',
      picture: orderOfUse,
      questions: [
        ['喷完吸进去以后要憋气多久？', '第④步屏住气 10 秒'],
        ['医生让喷两下，两下中间隔多长时间？', '第⑤步，要第二喷隔 1 分钟'],
        ['用完气雾剂最后两步是什么？', '⑥清水漱口吐掉不咽，⑦擦干咬嘴盖回防尘帽'],
      ],
    },
    { heading: '为什么要接储雾罐' },
    { text: '我们用模型喉测了三种用法。药留在嗓子里越多，声音嘶哑和鹅口疮越多。' },
    {
      figure: 'inhaler-where',
      caption: '图 2 三种用法的药到了哪里：(a) 肺，(b) 口咽（模型喉，每种 30 次）',
      picture: whereItGoes,
      questions: [
        ['接了储雾罐，到肺里的药能多多少？', '(a) 不配合 9%，配合好 21%，储雾罐 33%'],
        ['手口不配合的时候，有多少药糊在嗓子上？', '(b) 不配合时 76% 留在口咽'],
      ],
    },
    { heading: '还剩多少' },
    { text: '不要靠摇一摇听声音来猜。' },
    {
      figure: 'inhaler-counter',
      caption: '计数窗的三种颜色',
      picture: counter,
      questions: [
        ['气雾剂背面小窗变黄了是不是该去拿药了？', '黄底表示剩 20 喷，这周去配下一支'],
        ['数字到 0 了按下去还有雾，还能接着用吗？', '红底 000：已经用完，能喷出雾也没有药'],
      ],
    },
    { text: '装置每周用温水冲洗一次，晾干，不要用布擦里面。' },
  ],
};
