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
  lightGreen,
  lightRed,
  line,
  path,
  picture,
  rect,
  red,
  text,
} from '../generator/draw.mjs';
import { legend, lines } from '../generator/charts.mjs';

const front = picture(
  900,
  480,
  rect(260, 90, 380, 280, { radius: 20, fill: '#e2e8f0' }),
  rect(300, 125, 220, 90, { fill: '#c6f6d5' }),
  text(410, 170, '-79.4 °C', { size: 36 }),
  circle(580, 150, 14, { fill: green }),
  circle(580, 200, 14, { fill: amber }),
  rect(300, 260, 80, 60, { radius: 10, fill: lightRed }),
  rect(420, 260, 100, 60, { radius: 6, fill: '#ffffff' }),
  path('M450 370 L450 420 L380 450', { stroke: blue, width: 4 }),
  rect(560, 330, 50, 40, { fill: '#ffffff' }),
  rect(640, 250, 16, 60, { fill: grey }),
  label(340, 150, 200, 70, 'Display'),
  label(580, 150, 690, 90, 'Green: logging'),
  label(580, 200, 670, 170, 'Amber: clock not set', { size: 19 }),
  label(320, 300, 210, 320, 'Mute, 15 min'),
  label(470, 300, 240, 400, 'Battery bay'),
  label(648, 280, 700, 260, 'SD card slot'),
  label(585, 355, 690, 390, 'Ethernet'),
  label(420, 434, 480, 450, 'Probe, PT100, 3 m'),
);

const escalation = picture(
  900,
  430,
  box(30, 30, 220, 90, 'Above -65 °C\nfor 5 minutes', { fill: lightRed }),
  arrow(252, 75, 318, 75, { stroke: grey }),
  box(320, 30, 240, 90, 'Local buzzer and\nmessage to the keeper', { fill: lightAmber, size: 19 }),
  arrow(562, 75, 628, 75, { stroke: grey }),
  box(630, 30, 240, 90, 'Not confirmed\nafter 15 minutes', { fill: lightAmber }),
  arrow(750, 122, 750, 178, { stroke: grey }),
  box(630, 180, 240, 90, 'Call to the\ndeputy keeper', { fill: lightAmber }),
  arrow(628, 225, 562, 225, { stroke: grey }),
  box(320, 180, 240, 90, 'Not confirmed\nafter 30 minutes', { fill: lightAmber }),
  arrow(318, 225, 252, 225, { stroke: grey }),
  box(30, 180, 220, 90, 'Call to the guard\nat the north gate', { fill: lightRed, size: 19 }),
  arrow(140, 272, 140, 328, { stroke: grey }),
  box(30, 330, 400, 80, 'Guard moves the racks to the spare\nfreezer with the yellow key', {
    fill: lightGreen,
    size: 19,
  }),
  text(470, 370, 'Confirm: press MUTE for 3 s', { anchor: 'start', fill: blue }),
);

const doors = [
  {
    name: '30 s',
    points: [
      [0, -80],
      [1, -77],
      [2, -78.5],
      [4, -79.5],
      [8, -80],
      [20, -80],
    ],
  },
  {
    name: '60 s',
    points: [
      [0, -80],
      [1, -73],
      [2, -74],
      [4, -76.5],
      [8, -79],
      [20, -80],
    ],
  },
  {
    name: '120 s',
    points: [
      [0, -80],
      [2, -61],
      [4, -66],
      [8, -72],
      [12, -76],
      [20, -79],
    ],
    colour: red,
  },
];
const opening = picture(
  900,
  460,
  lines(
    { x: 120, y: 60, w: 740, h: 310 },
    {
      x: [0, 20, 2],
      y: [-80, -55, 5],
      xLabel: 'Minutes after the door was opened',
      yLabel: 'Air temperature (°C)',
      series: doors,
      behind: ({ up }) => line(120, up(-65), 860, up(-65), { stroke: grey, dash: '8 6' }),
    },
  ),
  legend(420, 28, doors, { stepX: 140 }),
  text(850, 165, 'alarm limit -65 °C', { anchor: 'end', size: 19, fill: grey }),
);

export default {
  file: '04-freezer-logger.md',
  captions: 'both',
  language: 'en',
  title: 'Temperature logger of the sample freezers',
  blocks: [
    {
      text: 'Every freezer of the Harrow Lane tissue bank has its own logger. It stores a value each minute and keeps a year of them.',
    },
    { heading: 'The front' },
    {
      figure: 'logger-front',
      caption: 'Figure 1. Front of the logger',
      picture: front,
      questions: [
        ['What does it mean when the amber light on the logger is on?', 'Amber: clock not set'],
        ['How long does the mute button keep the buzzer quiet?', 'Mute, 15 min'],
        ['What kind of probe is plugged in and how long is its cable?', 'Probe, PT100, 3 m'],
      ],
    },
    { heading: 'Who is called' },
    { text: 'The keeper of the week confirms an alarm at the logger. What happens if nobody does:' },
    {
      figure: 'logger-escalation',
      picture: escalation,
      questions: [
        [
          'Nobody reacted to the freezer alarm for half an hour. Who gets the call then?',
          'after 30 minutes: the guard at the north gate',
        ],
        ['When does the deputy keeper get phoned?', 'not confirmed after 15 minutes'],
      ],
    },
    { heading: 'How long may the door stay open?' },
    { text: 'We opened freezer 3 three times on one day, full racks inside, and let it recover in between.' },
    {
      figure: 'logger-door',
      caption: 'Figure 2. Air temperature after the door stood open for 30, 60 and 120 seconds',
      picture: opening,
      questions: [
        [
          'Will one minute with the door open set off the alarm?',
          '60 s: warmest -73 °C, below (colder than) the limit of -65 °C',
        ],
        ['How warm did the freezer get when it stood open for two minutes?', '120 s: -61 °C at minute 2'],
      ],
    },
  ],
};
