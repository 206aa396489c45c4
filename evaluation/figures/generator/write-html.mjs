import { escape, writeText } from './files.mjs';

const lead = { zh: 'zh-CN', en: 'en' };

function blockOf(block, source) {
  if (block.heading) return `<h2>${escape(block.heading)}</h2>`;
  if (block.text) return `<p>${escape(block.text)}</p>`;
  if (block.table) {
    const cells = (row, tag) => `<tr>${row.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
    return `<table><caption>${escape(block.table)}</caption><thead>${cells(block.head, 'th')}</thead><tbody>${block.rows.map((row) => cells(row, 'td')).join('')}</tbody></table>`;
  }
  const image = `<img src="${source(block)}" alt="" width="${block.image.width}" height="${block.image.height}" />`;
  return block.caption
    ? `<figure>${image}<figcaption>${escape(block.caption)}</figcaption></figure>`
    : `<p>${image}</p>`;
}

export const asData = ({ image }) => `data:image/png;base64,${image.data.toString('base64')}`;

export const pageOf = ({ language, title, blocks }, source, style = '') =>
  `<!doctype html><html lang="${lead[language]}"><head><meta charset="utf-8" /><title>${escape(title)}</title>${style}</head><body><h1>${escape(title)}</h1>
${blocks.map((block) => blockOf(block, source)).join('\n')}
</body></html>`;

/** `style` 'data' keeps the pictures inside, 'files' beside the page. */
export async function writeHtml(path, document, save) {
  if (document.style === 'files')
    for (const block of document.blocks.filter(({ figure }) => figure)) await save(block.file, block.image.data);
  await writeText(path, pageOf(document, document.style === 'data' ? asData : ({ file }) => file), 'html');
}
