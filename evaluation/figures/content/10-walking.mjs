import { arrow, box, grey, lightBlue, lightGreen, lightRed, line, picture, red, text } from '../generator/draw.mjs';
import { legend, lines, lyingBars, panel } from '../generator/charts.mjs';

const consort = picture(
  900,
  580,
  box(290, 15, 320, 66, 'Asked to take part\nn = 814', { fill: lightBlue }),
  arrow(450, 83, 450, 168, { stroke: grey }),
  arrow(450, 125, 618, 125, { stroke: grey }),
  box(620, 75, 260, 100, 'Left out n = 402\nno smartphone 147\nnot willing 255', { fill: lightRed, size: 18 }),
  box(290, 170, 320, 66, 'Randomised\nn = 412', { fill: lightBlue }),
  arrow(370, 238, 230, 298, { stroke: grey }),
  arrow(530, 238, 670, 298, { stroke: grey }),
  box(90, 300, 280, 70, 'Phone programme\nn = 207', { fill: lightGreen }),
  box(530, 300, 280, 70, 'Leaflet\nn = 205', { fill: lightGreen }),
  arrow(230, 372, 230, 418, { stroke: grey }),
  arrow(670, 372, 670, 418, { stroke: grey }),
  box(90, 420, 280, 60, 'Lost 14, withdrew 5', { fill: lightRed, size: 19 }),
  box(530, 420, 280, 60, 'Lost 22, withdrew 9', { fill: lightRed, size: 19 }),
  arrow(230, 482, 230, 508, { stroke: grey }),
  arrow(670, 482, 670, 508, { stroke: grey }),
  box(90, 510, 280, 56, 'Analysed n = 188', { fill: lightGreen }),
  box(530, 510, 280, 56, 'Analysed n = 174', { fill: lightGreen }),
);

const arms = [
  {
    name: 'Phone programme',
    points: [
      [0, 4.1],
      [4, 5.6],
      [8, 6.4],
      [12, 6.9],
      [16, 6.7],
      [20, 6.5],
      [24, 6.3],
    ],
  },
  {
    name: 'Leaflet',
    points: [
      [0, 4.2],
      [4, 4.7],
      [8, 4.6],
      [12, 4.5],
      [16, 4.4],
      [20, 4.4],
      [24, 4.3],
    ],
  },
];
const daily = picture(
  900,
  450,
  lines(
    { x: 110, y: 60, w: 740, h: 290 },
    {
      x: [0, 24, 4],
      y: [3, 8, 1],
      xLabel: 'Week',
      yLabel: 'Thousand steps a day',
      series: arms,
      behind: ({ across }) => line(across(12), 60, across(12), 350, { stroke: grey, dash: '6 6' }),
    },
  ),
  legend(280, 26, arms, { stepX: 230 }),
  text(500, 85, 'messages stop', { anchor: 'start', size: 19, fill: grey }),
);

const harms = picture(
  900,
  420,
  panel(60, 26, 'a'),
  text(270, 26, 'Phone programme (%)'),
  lyingBars(
    { x: 180, y: 50, w: 220, h: 280 },
    {
      rows: [
        ['Knee pain', 11.1],
        ['Falls', 3.9],
        ['Blisters', 8.2],
        ['Dizziness', 2.4],
      ],
      x: [0, 15, 5],
      xLabel: '',
    },
  ),
  panel(510, 26, 'b'),
  text(700, 26, 'Leaflet (%)'),
  lyingBars(
    { x: 620, y: 50, w: 220, h: 280 },
    {
      rows: [
        ['Knee pain', 7.3],
        ['Falls', 4.4],
        ['Blisters', 2],
        ['Dizziness', 2.9],
      ],
      x: [0, 15, 5],
      xLabel: '',
      colour: () => '#c77d0a',
    },
  ),
  text(450, 395, 'no serious event was judged to be caused by walking', { size: 19, fill: red }),
);

export default {
  file: '10-walking.docx',
  language: 'en',
  title: 'A phone programme for walking after a heart attack: trial report',
  blocks: [
    {
      text: 'Randomised trial at four clinics of the Alder Valley, 2023 to 2025. Messages went out for twelve weeks; follow-up was twenty-four weeks.',
    },
    { heading: 'Participants' },
    {
      figure: 'consort',
      caption: 'Figure 1: Flow of participants',
      picture: consort,
      questions: [
        ['How many people could not join the walking trial because they had no smartphone?', 'no smartphone 147'],
        ['How many in the leaflet group dropped out or were lost?', 'lost 22, withdrew 9; analysed 174 of 205'],
        ['What was the number randomised?', 'n = 412'],
      ],
    },
    { heading: 'Steps' },
    {
      figure: 'daily',
      caption: 'Figure 2: Mean daily steps by group',
      picture: daily,
      questions: [
        [
          'Did people keep walking after the messages ended?',
          '6.9 thousand steps at week 12, 6.3 thousand at week 24 (leaflet 4.3)',
        ],
        ['How many steps a day did the phone group reach at its best?', '6.9 thousand at week 12'],
      ],
    },
    { heading: 'Other outcomes' },
    {
      table: 'Table 1: Secondary outcomes at week 24',
      head: ['Outcome', 'Phone', 'Leaflet', 'Difference (95% CI)'],
      rows: [
        ['Six-minute walk (m)', '468', '431', '37 (19 to 55)'],
        ['Systolic pressure (mmHg)', '127', '131', '-4 (-7 to -1)'],
        ['Weight (kg)', '80.6', '81.3', '-0.7 (-1.9 to 0.5)'],
        ['Back at work (%)', '71', '64', '7 (-2 to 16)'],
      ],
      questions: [
        [
          'Did the walking programme make people lose weight?',
          'Weight difference -0.7 kg (-1.9 to 0.5): no clear difference',
        ],
        ['By how many metres did the six-minute walk improve?', '37 m (19 to 55)'],
      ],
    },
    { heading: 'Harms' },
    { text: 'Both groups were asked by telephone every four weeks about problems since the last call.' },
    {
      figure: 'harms',
      picture: harms,
      questions: [
        [
          'Was sore skin on the feet more common with the app?',
          'Blisters 8.2% with the phone programme, 2% with the leaflet',
        ],
        ['Were there more falls among those who got the phone messages?', 'Falls 3.9% versus 4.4%'],
      ],
    },
  ],
};
