import { writeText } from './files.mjs';

const line = (cells) => `| ${cells.join(' | ')} |`;

/** Where the caption stands: in the picture's own brackets, in a line below, or both. */
const figure = ({ file, caption }, where) => {
  if (!caption) return `![](${file})`;
  if (where === 'brackets') return `![${caption}](${file})`;
  if (where === 'below') return `![](${file})\n\n${caption}`;
  return `![${caption}](${file})\n\n*${caption}*`;
};

export async function writeMarkdown(path, { title, blocks, captions }, save) {
  const parts = [`# ${title}`];
  for (const block of blocks) {
    if (block.heading) parts.push(`## ${block.heading}`);
    if (block.text) parts.push(block.text);
    if (block.figure) {
      await save(block.file, block.image.data);
      parts.push(figure(block, captions));
    }
    if (block.table)
      parts.push(
        block.table,
        [line(block.head), line(block.head.map(() => '---')), ...block.rows.map(line)].join('\n'),
      );
  }
  await writeText(path, parts.join('\n\n'), 'markdown');
}
