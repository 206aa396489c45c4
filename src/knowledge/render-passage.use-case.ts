/** The page's own headings stand above those of a document. */
const HEADINGS_DOWN = 2;

/**
 * A piece of a document as safe HTML: its own markup is shown as text, and nothing in it is fetched or led to, since
 * links and pictures stay words.
 */
export async function renderPassage(text: string): Promise<string> {
  const { default: MarkdownIt } = await import('markdown-it');
  const markdown = new MarkdownIt({ html: false, linkify: false }).disable(['link', 'image', 'autolink', 'reference']);
  markdown.core.ruler.push('headings-down', ({ tokens }) => {
    for (const token of tokens.filter(({ type }) => type.startsWith('heading_'))) {
      token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + HEADINGS_DOWN)}`;
    }
  });
  return markdown.render(text);
}
