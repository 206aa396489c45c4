import { markdownTable } from '../markdown-table';
import { readEquation } from '../word/read-equation';
import { childOf, childrenOf, descendantsOf, elementsOf, relationOf, textOfXml, type XmlElement } from '../xml';

export type SlideShape =
  | { kind: 'text'; text: string }
  /** `relation`: of the part that holds it. */
  | { kind: 'chart' | 'diagram'; relation: string | undefined }
  | { kind: 'picture'; relation: string | undefined; alternative: string };

/** Numbers of slides, dates and the like say nothing of a slide. */
const FURNITURE = new Set(['sldNum', 'dt', 'ftr', 'hdr', 'sldImg']);

/** What the shapes of a slide say, in their order; a title comes first, as a heading. */
export function readShapes(tree: XmlElement | undefined, { notes = false } = {}): SlideShape[] {
  const titles: SlideShape[] = [];
  const shapes: SlideShape[] = [];
  for (const shape of flattened(tree)) {
    const placeholder = descendantsOf(shape, 'ph')[0]?.attributes.type ?? '';
    if (FURNITURE.has(placeholder)) continue;
    if (shape.name === 'graphicFrame') shapes.push(...readFrame(shape));
    else if (shape.name === 'pic') shapes.push(pictureOf(shape));
    else {
      const body = childOf(shape, 'txBody');
      const isTitle = !notes && /^(?:title|ctrTitle)$/.test(placeholder);
      const text = isTitle ? titleOf(body) : bodyOf(body);
      if (text !== '') (isTitle ? titles : shapes).push({ kind: 'text', text });
    }
  }
  return [...titles, ...shapes];
}

function flattened(tree: XmlElement | undefined): XmlElement[] {
  if (!tree) return [];
  return elementsOf(tree).flatMap((child) => {
    if (child.name === 'grpSp') return flattened(child);
    // The first choice is what new programs show.
    if (child.name === 'AlternateContent') return flattened(childOf(child, 'Choice') ?? childOf(child, 'Fallback'));
    return ['sp', 'graphicFrame', 'cxnSp', 'pic'].includes(child.name) ? [child] : [];
  });
}

function pictureOf(shape: XmlElement): SlideShape {
  const blip = descendantsOf(childOf(shape, 'blipFill'), 'blip')[0];
  const { descr, title } = descendantsOf(shape, 'cNvPr')[0]?.attributes ?? {};
  return { kind: 'picture', relation: blip && relationOf(blip, 'embed'), alternative: (descr ?? '') || (title ?? '') };
}

const titleOf = (body: XmlElement | undefined): string => {
  const words = childrenOf(body, 'p').map(paragraphText).join(' ').replace(/\s+/g, ' ').trim();
  return words === '' ? '' : `## ${words}`;
};

function bodyOf(body: XmlElement | undefined): string {
  const paragraphs = childrenOf(body, 'p')
    .map((paragraph) => {
      const level = Number(childOf(paragraph, 'pPr')?.attributes.lvl ?? 0);
      return { level: Math.min(8, Math.max(0, level || 0)), text: paragraphText(paragraph).trim() };
    })
    .filter(({ text }) => text !== '');
  if (paragraphs.length < 2) return paragraphs[0]?.text ?? '';
  return paragraphs.map(({ level, text }) => `${'  '.repeat(level)}- ${text.replace(/\s*\n\s*/g, ' ')}`).join('\n');
}

export function paragraphText(paragraph: XmlElement): string {
  return elementsOf(paragraph)
    .map((child) => {
      if (child.name === 'r' || child.name === 'fld') return textOfXml(childOf(child, 't'));
      if (child.name === 'br') return '\n';
      if (
        child.name === 'm' ||
        child.name === 'AlternateContent' ||
        child.name === 'oMathPara' ||
        child.name === 'oMath'
      ) {
        return descendantsOf({ ...child, children: [child] }, 'oMath')
          .map((math) => `$${readEquation(math)}$`)
          .join(' ');
      }
      return '';
    })
    .join('');
}

function readFrame(frame: XmlElement): SlideShape[] {
  const data = descendantsOf(frame, 'graphicData')[0];
  const table = childOf(data, 'tbl');
  if (table) return [{ kind: 'text', text: tableOf(table) }];
  const chart = childOf(data, 'chart');
  if (chart) return [{ kind: 'chart', relation: relationOf(chart) }];
  const diagram = childOf(data, 'relIds');
  return diagram ? [{ kind: 'diagram', relation: relationOf(diagram, 'dm') }] : [];
}

/** A cell merged over rows belongs to each of them. */
function tableOf(table: XmlElement): string {
  const rows: string[][] = [];
  for (const row of childrenOf(table, 'tr')) {
    const before = rows.at(-1);
    rows.push(
      childrenOf(row, 'tc').map((cell, at) =>
        cell.attributes.vMerge === '1'
          ? (before?.[at] ?? '')
          : childrenOf(childOf(cell, 'txBody'), 'p').map(paragraphText).join(' ').trim(),
      ),
    );
  }
  return markdownTable(rows).join('\n');
}
