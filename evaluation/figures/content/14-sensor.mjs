import { amber, grey, line, picture, red, text } from '../generator/draw.mjs';
import { bars, dots, legend, lines, panel } from '../generator/charts.mjs';

const pairs = Array.from({ length: 70 }, (_, i) => {
  const mean = 3 + ((i * 37) % 160) / 10;
  const gap = -0.3 + 1.1 * Math.sin(i * 1.7) * (0.5 + mean / 26) + (i % 17 === 0 ? -0.9 : 0);
  return [mean, Number(gap.toFixed(2))];
});
const agreement = picture(
  900,
  480,
  dots(
    { x: 110, y: 40, w: 590, h: 340 },
    {
      x: [2, 20, 2],
      y: [-4, 4, 1],
      xLabel: 'Mean of sensor and laboratory (mmol/L)',
      yLabel: 'Sensor - laboratory',
      groups: [{ points: pairs }],
      behind: ({ up }) =>
        [
          [1.7, 'upper limit +1.7', red],
          [-0.3, 'bias -0.3', amber],
          [-2.3, 'lower limit -2.3', red],
        ].map(([value, words, stroke]) => [
          line(110, up(value), 710, up(value), { stroke, dash: '8 6' }),
          text(720, up(value), words, { anchor: 'start', size: 19, fill: stroke }),
        ]),
    },
  ),
  text(200, 60, '1,186 pairs, 70 shown', { anchor: 'start', size: 19, fill: grey }),
);

const lasting = [
  {
    name: 'Upper arm',
    points: [
      [0, 100],
      [3, 98],
      [6, 95],
      [9, 91],
      [12, 86],
      [14, 81],
    ],
  },
  {
    name: 'Abdomen',
    points: [
      [0, 100],
      [3, 94],
      [6, 87],
      [9, 78],
      [12, 66],
      [14, 58],
    ],
  },
];
const wear = picture(
  900,
  460,
  panel(50, 28, 'a'),
  text(230, 28, 'Delay behind blood (min)', { size: 20 }),
  bars(
    { x: 100, y: 60, w: 290, h: 290 },
    {
      categories: ['Rest', 'Meal', 'Cycling'],
      series: [{ values: [6, 9, 14] }, { values: [8, 11, 21] }],
      y: [0, 25, 5],
      yLabel: '',
    },
  ),
  panel(490, 28, 'b'),
  text(700, 28, 'Sensors still working (%)', { size: 20 }),
  lines(
    { x: 540, y: 60, w: 330, h: 290 },
    { x: [0, 14, 2], y: [40, 100, 20], xLabel: 'Days worn', yLabel: '', series: lasting },
  ),
  legend(300, 440, lasting, { stepX: 180 }),
);

export default {
  file: '14-sensor.pdf',
  language: 'en',
  title: 'Accuracy of the Tarn glucose sensor: validation study',
  blocks: [
    {
      text: 'Sixty-two adults with type 1 diabetes wore two sensors each, one on the upper arm and one on the abdomen, at the Tarnbeck research ward.',
    },
    { heading: 'Agreement with the laboratory' },
    { text: 'Venous samples were taken every fifteen minutes over two clinic days and measured within five minutes.' },
    {
      figure: 'agreement',
      caption: 'Figure 1. Differences between sensor and laboratory',
      picture: agreement,
      questions: [
        ['Does the Tarn sensor read too low on average, and by how much?', 'bias -0.3 mmol/L'],
        ['Within which limits do most of the sensor errors lie?', 'limits of agreement -2.3 to +1.7 mmol/L'],
        ['How many paired readings went into the validation?', '1,186 pairs'],
      ],
    },
    { heading: 'Where to wear it' },
    { text: 'Place of wear mattered for delay and for how long a sensor lasted, as shown here.' },
    {
      figure: 'wear',
      picture: wear,
      questions: [
        [
          'How far does the reading lag during sport if it sits on the belly?',
          '(a) Abdomen, cycling: 21 min (upper arm 14)',
        ],
        ['What share of sensors on the arm lasted the full two weeks?', '(b) Upper arm, day 14: 81 %'],
      ],
    },
  ],
};
