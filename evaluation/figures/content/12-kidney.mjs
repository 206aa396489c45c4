import {
  amber,
  arrow,
  box,
  circle,
  green,
  grey,
  lightAmber,
  lightBlue,
  lightGreen,
  lightRed,
  path,
  picture,
  red,
  text,
} from '../generator/draw.mjs';
import { lyingBars, tablePicture } from '../generator/charts.mjs';

const slice = (from, to, fill) => {
  const at = (share) =>
    [300 + 190 * Math.sin(share * 2 * Math.PI), 230 - 190 * Math.cos(share * 2 * Math.PI)]
      .map((each) => each.toFixed(1))
      .join(' ');
  return path(`M300 230 L${at(from)} A190 190 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)} Z`, {
    fill,
    stroke: '#ffffff',
    width: 4,
  });
};
const plate = picture(
  900,
  460,
  circle(300, 230, 205, { fill: '#ffffff', stroke: grey }),
  slice(0, 0.4, lightGreen),
  slice(0.4, 0.8, lightAmber),
  slice(0.8, 1, lightRed),
  text(405, 170, '焯过的蔬菜'),
  text(405, 205, '2/5'),
  text(255, 330, '米、粉丝、藕粉'),
  text(255, 365, '2/5'),
  text(225, 120, '蛋、鱼、肉', { size: 20 }),
  text(225, 150, '1/5', { size: 20 }),
  text(560, 90, '一顿的量（60 公斤的人）', { anchor: 'start', size: 24 }),
  text(560, 150, '蔬菜：煮熟后一碗半', { anchor: 'start' }),
  text(560, 195, '主食：一碗，其中一半是低蛋白的', { anchor: 'start', size: 20 }),
  text(560, 240, '肉：一个手掌心，约 50 克', { anchor: 'start' }),
  text(560, 285, '盐：全天 5 克，不用低钠盐', { anchor: 'start', fill: red }),
  text(560, 330, '汤：不泡饭', { anchor: 'start' }),
);

const potassium = picture(
  900,
  520,
  lyingBars(
    { x: 190, y: 20, w: 620, h: 420 },
    {
      x: [0, 500, 100],
      xLabel: '每 100 克可吃部分的钾（毫克）',
      rows: [
        ['干木耳（泡发）', 52],
        ['冬瓜', 78],
        ['苹果', 112],
        ['大白菜', 134],
        ['西红柿', 179],
        ['橙子', 182],
        ['香蕉', 256],
        ['菠菜', 311],
        ['土豆', 347],
        ['鲜蘑菇', 412],
      ],
      colour: (value) => (value < 150 ? green : value < 250 ? amber : red),
    },
  ),
);

const labelPicture = picture(
  900,
  430,
  tablePicture(
    60,
    60,
    [170, 160, 130],
    52,
    [
      ['项目', '每 100 克', 'NRV%'],
      ['能量', '2035 kJ', '24%'],
      ['蛋白质', '9.6 g', '16%'],
      ['脂肪', '22.4 g', '37%'],
      ['碳水', '58.1 g', '19%'],
      ['钠', '860 mg', '43%'],
    ],
    { tint: (i) => (i === 5 ? lightRed : i === 2 ? lightBlue : '#ffffff'), head: '#4a5568' },
  ),
  text(290, 30, '苏打饼干的营养成分表', { size: 24 }),
  arrow(600, 345, 526, 345, { stroke: red }),
  text(610, 330, '钠 ×2.5 = 盐 2.15 克', { anchor: 'start', fill: red }),
  text(610, 362, '超过 30% 就放回去', { anchor: 'start', fill: red }),
  arrow(600, 190, 526, 190, { stroke: grey }),
  text(610, 190, '蛋白要算进全天', { anchor: 'start' }),
  box(610, 230, 250, 70, '配料里有“磷酸”\n两个字：不买', { fill: lightAmber }),
);

export default {
  file: '12-kidney.pptx',
  language: 'zh',
  title: '慢性肾病怎么吃',
  blocks: [
    { text: '望江肾友会讲座，营养师韦舒。给没有透析的 3 到 4 期病人，透析的人不一样。' },
    { heading: '一个盘子' },
    {
      figure: 'plate',
      caption: '肾友餐盘',
      picture: plate,
      questions: [
        ['六十公斤的人一顿可以吃多少肉？', '一个手掌心，约 50 克'],
        ['盘子里菜和饭各占多少？', '蔬菜 2/5，主食 2/5，蛋鱼肉 1/5'],
        ['肾不好能不能吃低钠盐？', '盐全天 5 克，不用低钠盐'],
      ],
    },
    { heading: '血钾高，哪些少吃' },
    {
      figure: 'potassium',
      picture: potassium,
      questions: [
        ['香蕉和苹果哪个钾高，差多少？', '香蕉 256，苹果 112 毫克/100 克'],
        ['列出来的菜里钾最多的是什么？', '鲜蘑菇 412 毫克/100 克'],
      ],
    },
    { heading: '会看包装' },
    { text: '超市里花半分钟看背面。' },
    {
      figure: 'label',
      caption: '图 3 看懂饼干背面的标签',
      picture: labelPicture,
      questions: [
        ['包装上写的钠怎么换算成盐？', '钠 ×2.5：860 mg 相当于盐 2.15 克'],
        ['配料表里出现什么字就不要买？', '“磷酸”两个字'],
      ],
    },
  ],
};
