import { titleIn } from './title-in';

it.each([
  ['请帮我统计一下论文题目的长度，画个直方图', '论文题目的长度'],
  ['发文最多的五位作者？', '发文最多的五位作者'],
  ['2026 年各方向篇数，做成饼图吧。', '2026 年各方向篇数'],
  ['Please plot papers per month as a bar chart', 'papers per month'],
  ['影像方向的论文逐年变化', '影像方向的论文逐年变化'],
  ['画个图', '画个图'],
])('%s', (question, title) => {
  expect(titleIn(question)).toBe(title);
});
