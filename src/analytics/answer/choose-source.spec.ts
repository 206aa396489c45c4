import { sourceDescription } from '../source/source-description';
import { SourceChooser } from './choose-source';

const source = (title: string, names: readonly string[], question: string) => ({
  description: sourceDescription.parse({
    title,
    tables: [{ name: 't', title, columns: [{ name: 'c' }] }],
    examples: [{ question, sql: 'SELECT c FROM t' }],
  }),
  namedIn: (text: string) => names.filter((name) => text.includes(name)).length,
});
const papers = source('论文', ['论文', '作者'], '统计都有哪些作者');
const clinic = source('门诊', ['就诊', '骨科'], '上周来了几位');

it('takes what a question names before what it sounds like', () => {
  const chooser = new SourceChooser([papers, clinic]);
  expect(chooser.ranked('统计骨科就诊都有哪些')).toEqual([clinic, papers]);
  expect(chooser.ranked('统计都有哪些')).toEqual([papers, clinic]);
  expect(chooser.ranked('上周来了几位')).toEqual([clinic, papers]);
});
