// Draws the figures of the sample knowledge: node evaluation/figures/draw-sample-figures.mjs
import { fileURLToPath } from 'node:url';
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
  line,
  path,
  picture,
  rect,
  red,
  text,
} from './generator/draw.mjs';
import { tablePicture } from './generator/charts.mjs';
import { save } from './generator/files.mjs';
import { render } from './generator/render.mjs';

const skin = '#fdebd8';
const limb = { stroke: '#2d3748', width: 22 };

const posture = picture(
  900,
  560,
  // The chair, the person, the table with the monitor.
  line(250, 210, 250, 500, { stroke: '#a0765b', width: 12 }),
  line(250, 370, 410, 370, { stroke: '#a0765b', width: 12 }),
  line(405, 370, 405, 500, { stroke: '#a0765b', width: 12 }),
  line(40, 506, 860, 506, { stroke: grey, width: 4 }),
  circle(300, 110, 42, { fill: skin }),
  path('M265 165 Q262 260 268 356 L345 356 Q350 250 335 165 Z', { fill: lightBlue }),
  path('M290 345 L430 345 L430 485', limb),
  line(430, 490, 475, 490, { stroke: '#2d3748', width: 16 }),
  rect(440, 305, 360, 14, { fill: '#cbb08f' }),
  line(770, 319, 770, 506, { stroke: '#cbb08f', width: 10 }),
  path('M325 190 L405 272 L545 290', { stroke: skin, width: 26 }),
  path('M352 216 L388 254', { stroke: blue, width: 38 }),
  rect(610, 235, 120, 70, { fill: '#e2e8f0', radius: 8 }),
  rect(625, 247, 90, 40, { fill: lightGreen }),
  text(670, 267, '128/78', { size: 20 }),
  path('M392 252 C470 232 560 245 612 282', { stroke: grey, width: 3 }),
  line(270, 230, 560, 230, { stroke: red, dash: '8 6' }),
  circle(310, 230, 9, { fill: red, stroke: red }),
  text(570, 212, '袖带和心脏一样高', { anchor: 'start', fill: red, size: 21 }),
  label(255, 290, 190, 300, '后背靠住'),
  label(375, 240, 470, 90, '袖带下缘在肘窝上 2~3 厘米'),
  label(455, 490, 560, 450, '双脚平放，不跷腿'),
  label(300, 130, 190, 130, '不说话'),
  label(520, 290, 560, 370, '胳膊放在桌上'),
  text(450, 540, '先安静坐着休息至少 5 分钟再量', { fill: green }),
);

const lipids = picture(
  900,
  460,
  text(300, 34, '血脂化验单（示例数值）', { size: 24 }),
  tablePicture(
    30,
    65,
    [230, 100, 90, 120],
    56,
    [
      ['项目', '结果', '单位', '参考范围'],
      ['总胆固醇 TC', '5.02', 'mmol/L', '< 5.20'],
      ['甘油三酯 TG', '2.10 ↑', 'mmol/L', '< 1.70'],
      ['高密度 HDL-C', '1.15', 'mmol/L', '> 1.00'],
      ['低密度 LDL-C', '2.95', 'mmol/L', '< 3.40'],
    ],
    { size: 19, tint: (i) => (i === 2 ? lightAmber : i === 4 ? lightRed : '#ffffff') },
  ),
  arrow(610, 205, 576, 205, { stroke: amber }),
  box(612, 135, 270, 92, '箭头：和参考范围不同\n受前一天饮食影响大', { fill: lightAmber, size: 19 }),
  arrow(610, 317, 576, 317, { stroke: red }),
  box(612, 255, 270, 118, '先看这一行\n没有箭头，也可能没达到\n糖尿病人自己的目标', { fill: lightRed, size: 19 }),
  text(450, 420, '目标因人而异：带上近几次化验单问医生，不要自己加减药', { fill: green, size: 22 }),
);

const step = (x, y, w, words, fill) => box(x, y, w, 92, words, { fill, size: 19 });
const ethics = picture(
  900,
  420,
  step(20, 40, 190, '准备五份材料\nPI 签字', lightBlue),
  arrow(212, 86, 248, 86, { stroke: grey }),
  step(250, 40, 190, '宋雅预审\n3 个工作日', lightBlue),
  arrow(442, 86, 478, 86, { stroke: grey }),
  step(480, 40, 190, '提交\n会前 10 个工作日', lightBlue),
  arrow(672, 86, 708, 86, { stroke: grey }),
  step(710, 40, 170, 'IRB 开会\n每月第二个周四', lightAmber),
  arrow(795, 134, 795, 178, { stroke: grey }),
  step(690, 180, 190, '会议结果\n会后 5 个工作日', lightAmber),
  arrow(688, 226, 652, 226, { stroke: grey }),
  step(460, 180, 190, '伦理批件\n有效期 12 个月', lightGreen),
  arrow(458, 226, 422, 226, { stroke: grey }),
  step(230, 180, 190, '开始收集数据', lightGreen),
  arrow(555, 274, 555, 313, { stroke: grey }),
  box(440, 315, 230, 84, '到期前 30 天\n提交延续审查', { fill: '#ffffff', size: 19 }),
  arrow(325, 274, 325, 313, { stroke: grey }),
  box(190, 315, 230, 84, '改方案、问卷、人员\n先交修正案', { fill: '#ffffff', size: 19 }),
);

const figures = {
  'patients/documents/figures/blood-pressure-posture.png': posture,
  'patients/documents/figures/lipid-report.png': lipids,
  'research/documents/figures/ethics-application.png': ethics,
};
const knowledge = fileURLToPath(new URL('../../knowledge/', import.meta.url));
for (const [name, svg] of Object.entries(figures)) await save(`${knowledge}${name}`, (await render(svg)).data);
