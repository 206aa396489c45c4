import { renderPassage } from './render-passage.use-case';

describe('renderPassage', () => {
  it('shows headings, lists and tables', async () => {
    const html = await renderPassage('# 盐\n\n- 少放\n- 少吃\n\n| 食物 | 盐 |\n|---|---|\n| 酱油 | **2克** |\n');
    expect(html).toContain('<h3>盐</h3>');
    expect(html).toContain('<li>少放</li>');
    expect(html).toMatch(/<td>酱油<\/td>\s*<td><strong>2克<\/strong><\/td>/);
  });

  it('keeps headings apart from those of the page, however deep', async () => {
    expect(await renderPassage('###### Deep')).toContain('<h6>Deep</h6>');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[here](javascript:alert(1))',
    '![seen](https://tracker.example/pixel.png)',
    '<https://tracker.example>',
    '[a]: https://tracker.example\n\n[a]',
    '```html"><script>\nx\n```',
  ])('leads nowhere and runs nothing: %s', async (text) => {
    expect(await renderPassage(text)).not.toMatch(/<(?:script|img|a)\b|href=|src="/i);
  });
});
