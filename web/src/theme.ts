import { Button, createTheme, type MantineColorsTuple } from '@mantine/core';

const fennel: MantineColorsTuple = [
  '#f1f6ec',
  '#e3ecda',
  '#c8dab8',
  '#abc794',
  '#92b775',
  '#7aa35b',
  '#628c45',
  '#4d7a3c',
  '#3f6732',
  '#2f5026',
];

/** Greys with a breath of green, so that fields and buttons belong to the dark page. */
const dark: MantineColorsTuple = [
  '#e5e8df',
  '#c3c9bb',
  '#a4ab9c',
  '#7c8475',
  '#464d41',
  '#2e332b',
  '#20251e',
  '#1c201a',
  '#141713',
  '#10120f',
];

export const theme = createTheme({
  primaryColor: 'fennel',
  primaryShade: { light: 8, dark: 7 },
  colors: { fennel, dark },
  fontFamily: 'var(--fb-font)',
  headings: { fontFamily: 'var(--fb-font)', fontWeight: '650' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: { Button: Button.extend({ defaultProps: { fw: 500 } }) },
});
