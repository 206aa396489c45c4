import { z } from 'zod';
import { docxBlock } from './docx-blocks';
import { docxMarkdown } from './docx-markdown';

type Raw = { block_id: string; block_type: number; children?: string[] } & Record<string, unknown>;

const run = (content: string, style: object = {}) => ({ text_run: { content, text_element_style: style } });
const words = (...elements: (string | object)[]) => ({
  elements: elements.map((element) => (typeof element === 'string' ? run(element) : element)),
});
const block = (block_id: string, block_type: number, rest: object = {}): Raw => ({ block_id, block_type, ...rest });

function markdown(blocks: readonly Raw[], top = blocks.map(({ block_id: id }) => id)): string {
  return docxMarkdown(z.array(docxBlock).parse([block('root', 1, { children: top, page: words('Title') }), ...blocks]));
}

it('writes headings, paragraphs, quotations, lines and code', () => {
  const text = markdown([
    block('1', 3, { heading1: words('饮食') }),
    block('2', 11, { heading9: words('深') }),
    block('3', 2, { text: words('每天不超过 5 克盐。') }),
    block('4', 15, { quote: words('指南\n2024') }),
    block('5', 22, { divider: {} }),
    block('6', 14, { code: words('a = "```"\nprint(a)\n') }),
  ]);
  expect(text).toBe(
    '# 饮食\n\n###### 深\n\n每天不超过 5 克盐。\n\n> 指南 2024\n\n---\n\n````\na = "```"\nprint(a)\n````\n',
  );
});

it('keeps lists together, numbered and one below the other', () => {
  const text = markdown(
    [
      block('1', 13, { ordered: words('first'), children: ['2', '3'] }),
      block('2', 12, { bullet: words('inner') }),
      block('3', 2, { text: words('more') }),
      block('4', 13, { ordered: words('second') }),
      block('5', 13, { ordered: { ...words('ninth'), style: { sequence: '9' } } }),
      block('6', 17, { todo: { ...words('done'), style: { done: true } } }),
      block('7', 17, { todo: words('open') }),
    ],
    ['1', '4', '5', '6', '7'],
  );
  expect(text).toBe('1. first\n   - inner\n   more\n2. second\n9. ninth\n\n- [x] done\n- [ ] open\n');
});

it('writes a table with its first row as header; a cell over several rows says the same in each', () => {
  const cells = ['a', 'b', 'c', 'd', 'e', 'f'];
  const text = markdown(
    [
      block('t', 31, {
        children: cells,
        table: {
          cells,
          property: {
            ...{ row_size: 3, column_size: 2 },
            merge_info: [{}, {}, { row_span: 2, col_span: 1 }, {}, {}, {}],
          },
        },
      }),
      ...cells.map((id) => block(id, 32, { table_cell: {}, children: id === 'e' ? [] : [`${id}1`] })),
      ...cells.map((id) => block(`${id}1`, 2, { text: words(id === 'd' ? 'x|y\nz' : id.toUpperCase()) })),
    ],
    ['t'],
  );
  expect(text).toBe('| A | B |\n| --- | --- |\n| C | x\\|y z |\n| C | F |\n');
});

it('writes styles, links, formulas and mentioned documents', () => {
  const link = { url: 'https%3A%2F%2Fexample.org%2Fa(b)' };
  const text = markdown([
    block('1', 2, {
      text: words(
        run('bold ', { bold: true }),
        run('code', { inline_code: true }),
        ' ',
        run('link', { link }),
        run('no', { link: { url: 'javascript:alert(1)' } }),
        { equation: { content: 'x^2' } },
        { mention_doc: { title: '手册', url: 'https://example.feishu.cn/docx/a', token: 'a', obj_type: 22 } },
        { mention_user: { user_id: 'ou_1' } },
        { person_of_the_future: {} },
      ),
    }),
  ]);
  expect(text).toBe(
    '**bold** `code` [link](https://example.org/a%28b%29)no $x^2$ [手册](https://example.feishu.cn/docx/a)\n',
  );
});

it('reads what stands in frames, leaves out what is no text, and ends in a circle', () => {
  const text = markdown(
    [
      block('1', 19, { callout: {}, children: ['2'] }),
      block('2', 2, { text: words('important'), children: ['1'] }),
      block('3', 24, { grid: {}, children: ['4'] }),
      block('4', 25, { grid_column: {}, children: ['5', '6'] }),
      block('5', 2, { text: words('left') }),
      block('6', 27, { image: { token: 'x' } }),
      block('7', 999, { unknown: 1 }),
      block('8', 2, { text: 'broken' }),
    ],
    ['1', '3', '7', '8', 'missing'],
  );
  expect(text).toBe('> important\n\nleft\n');
  expect(docxMarkdown([])).toBe('');
});
