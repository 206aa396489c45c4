import {
  arrow,
  box,
  circle,
  ellipse,
  green,
  grey,
  label,
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
import { heatmap } from '../generator/charts.mjs';

const rig = picture(
  900,
  520,
  rect(120, 40, 14, 420, { fill: '#a0aec0' }),
  rect(120, 40, 330, 14, { fill: '#a0aec0' }),
  rect(390, 54, 90, 50, { fill: '#4a5568' }),
  circle(435, 116, 16, { fill: '#cbd5e0' }),
  ellipse(435, 160, 90, 14, { stroke: '#d69e2e', width: 5 }),
  path('M435 350 C400 300 370 310 350 280 M435 350 C470 290 500 300 520 270 M435 370 L435 260', {
    stroke: green,
    width: 8,
  }),
  path('M405 370 L465 370 L455 420 L415 420 Z', { fill: '#c98b5e' }),
  ellipse(435, 430, 80, 14, { fill: '#cbd5e0' }),
  rect(300, 444, 270, 20, { fill: '#718096' }),
  line(590, 220, 590, 440, { stroke: grey, dash: '6 6' }),
  arrow(790, 250, 790, 122, { stroke: red }),
  arrow(790, 250, 790, 426, { stroke: red }),
  text(802, 270, '62 cm', { anchor: 'start', fill: red }),
  label(470, 80, 560, 60, 'Camera, 12 Mpx, 35 mm'),
  label(520, 160, 570, 185, 'Ring light, 5600 K'),
  label(590, 330, 640, 340, 'Blue felt'),
  label(505, 432, 636, 470, 'Turntable, 8 steps of 45°', { size: 19 }),
  label(127, 250, 60, 300, 'Post', { anchor: 'middle' }),
);

const segmentation = picture(
  900,
  400,
  box(30, 40, 180, 90, 'Raw image', { fill: lightBlue }),
  arrow(212, 85, 258, 85, { stroke: grey }),
  box(260, 40, 180, 90, 'White balance\n(grey card)', { fill: lightBlue }),
  arrow(442, 85, 488, 85, { stroke: grey }),
  box(490, 40, 180, 90, 'Excess green\n2G - R - B', { fill: lightGreen }),
  arrow(672, 85, 718, 85, { stroke: grey }),
  box(720, 40, 160, 90, 'Threshold\n0.12', { fill: lightGreen }),
  arrow(800, 132, 800, 218, { stroke: grey }),
  box(680, 220, 200, 100, 'Drop pieces\n< 400 pixels', { fill: lightAmber }),
  arrow(678, 270, 612, 270, { stroke: grey }),
  box(410, 220, 200, 100, 'Close holes\n(7 x 7)', { fill: lightAmber }),
  arrow(408, 270, 342, 270, { stroke: grey }),
  box(80, 220, 260, 100, 'Leaf area in cm²\nmean of 8 views', { fill: '#ffffff' }),
  text(450, 370, '1 % of images go to a person, who draws the outline again', { size: 20, fill: grey }),
);

const warm = (value) => (value < 24 ? '#bee3f8' : value < 26 ? '#fefcbf' : value < 28 ? '#fbd38d' : '#fc8181');
const canopy = picture(
  900,
  420,
  text(480, 28, 'Canopy temperature (°C) at noon', { size: 22 }),
  heatmap(
    { x: 200, y: 60, w: 640, h: 270 },
    {
      columns: ['day 0', 'day 3', 'day 6', 'day 9', 'day 12', 'day 15'],
      rows: ['Wild type', 'KR-2', 'KR-7', 'OX-1', 'OX-4'],
      colour: warm,
      values: [
        [23.1, 23.8, 25.2, 27.4, 29.1, 29.8],
        [23.3, 24.6, 26.9, 29, 30.2, 30.6],
        [23, 24.3, 26.1, 28.4, 29.9, 30.3],
        [23.2, 23.4, 24, 24.9, 26.2, 27.5],
        [23.1, 23.5, 24.6, 25.8, 27.3, 28.6],
      ],
    },
  ),
  text(520, 395, 'days without water', { size: 20 }),
);

export default {
  file: '07-leaf.html',
  style: 'files',
  language: 'en',
  title: 'Leaf imaging under drought: methods and first results',
  blocks: [
    { text: 'We follow 240 pots of thale cress for 15 days after the last watering, at the Westmere growth rooms.' },
    { heading: 'Imaging' },
    {
      figure: '07-leaf-rig',
      caption: 'Figure 1. The imaging stand',
      picture: rig,
      questions: [
        ['How far is the lens from the turntable?', '62 cm'],
        ['At how many angles is each plant photographed?', 'Turntable, 8 steps of 45°'],
        ['What is behind the plant when it is photographed?', 'Blue felt'],
      ],
    },
    { heading: 'From pixels to area' },
    {
      figure: '07-leaf-steps',
      caption: 'Figure 2. Steps from a raw image to leaf area',
      picture: segmentation,
      questions: [
        ['Which index separates leaves from the pot, and at which cut-off?', 'Excess green 2G - R - B, threshold 0.12'],
        ['How small must a blob be to get thrown away?', 'Drop pieces < 400 pixels'],
      ],
    },
    { heading: 'Lines' },
    {
      table: 'Table 1. Plant lines and pots',
      head: ['Line', 'Change', 'Pots', 'Source'],
      rows: [
        ['Wild type', 'none', '60', 'own seed, 2023'],
        ['KR-2', 'knock-out, exon 2', '45', 'Dunmore stock 118'],
        ['KR-7', 'knock-out, exon 4', '45', 'Dunmore stock 131'],
        ['OX-1', 'over-expression, 6-fold', '45', 'this work'],
        ['OX-4', 'over-expression, 3-fold', '45', 'this work'],
      ],
      questions: [
        ['How many pots of the six-fold over-expresser did they grow?', 'OX-1: 45 pots'],
        ['Where do the knock-out seeds come from?', 'Dunmore stock 118 and 131'],
      ],
    },
    { heading: 'How warm the plants got' },
    { text: 'A leaf that closes its pores gets warm. The thermal camera looked at every pot at noon:' },
    {
      figure: '07-leaf-warm',
      picture: canopy,
      questions: [
        ['Which line stayed coolest two weeks into the drought?', 'OX-1: 27.5 °C at day 15 (26.2 at day 12)'],
        ['How hot were the wild type plants on day 9?', 'Wild type, day 9: 27.4 °C'],
      ],
    },
  ],
};
