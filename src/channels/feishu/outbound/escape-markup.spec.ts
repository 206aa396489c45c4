import MarkdownIt from 'markdown-it';
import { escapeCardText, escapePlainText } from './escape-markup';

/** The platform keeps to CommonMark, with tags of its own. */
const markdown = new MarkdownIt({ html: true, breaks: true }).enable(['table', 'strikethrough']);
const readerSees = (text: string): string =>
  markdown
    .render(escapeCardText(text))
    .replace(/<\/?(p|br|ul|ol|li)( start="\d+")?>\n?/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/∼/g, '~')
    .trim();

describe('words on a card', () => {
  it.each([
    '<at id=all></at>',
    '<at ids=ou_1,ou_2></at>',
    '<person id="ou_1"></person>',
    '<a href="https://example.org">血压</a>',
    '<link url="https://example.org">血压</link>',
    '[点这里](https://example.org)',
    '[1](https://example.org)',
    '[1][2]',
    '![](img_v3_x)',
    '**粗** _斜_ ~~删~~ `码`',
    '# 标题',
    '> 引用',
    '```json',
    '&lt;at id=all&gt;',
    '&#60;at id=all>',
    '| a | b |',
    '\\<at id=all>\\',
    '<!-- x --> <br> $x$',
  ])('stay what was written: %s', (text) => {
    expect(readerSees(text)).toBe(text);
  });

  it('cannot make a heading, a code block or a rule out of lines', () => {
    expect(markdown.render(escapeCardText('收缩压\n===\n舒张压\n---\n    缩进'))).not.toMatch(/<h\d|<hr|<pre/);
  });

  it('cannot make an address of a mark', () => {
    expect(markdown.render(escapeCardText('[1]: https://example.org\n\n[1]'))).not.toContain('href');
  });

  it('cannot make an emoji code', () => {
    expect(escapeCardText(':DONE:')).not.toContain(':DONE:');
    expect(escapeCardText('时间：10:30')).toBe('时间：10:30');
  });

  it('keep marks and lists', () => {
    expect(escapeCardText('- 收缩压 140 [1]\n- 舒张压 90 [12]。')).toBe('- 收缩压 140 [1]\n- 舒张压 90 [12]。');
  });
});

describe('words of a plain message', () => {
  it.each(['<at user_id="all">所有人</at>', '<AT user_id="ou_1"></AT>'])('mention nobody: %s', (text) => {
    expect(escapePlainText(text)).not.toMatch(/<\/?at/i);
  });

  it('are no link', () => {
    expect(escapePlainText('[点](https://example.org)')).not.toContain('](');
  });

  it('else stay as they are', () => {
    expect(escapePlainText('a < b，[1] (x)')).toBe('a < b，[1] (x)');
  });
});
