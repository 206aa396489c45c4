import { createTheme, type MantineColorsTuple } from '@mantine/core';

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

const sans =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

export const theme = createTheme({
  primaryColor: 'fennel',
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  colors: { fennel },
  fontFamily: sans,
  headings: { fontFamily: sans, fontWeight: '650' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
});
