import { noteOfPictures, OfficePackage, type Relationship } from '../office-package';
import { type ParsedDocument, ReadFault } from '../parsed-document';
import { TextBuilder } from '../text-builder';
import { childOf, childrenOf, descendantsOf, readXml, relationOf, textOfXml, type XmlElement } from '../xml';
import type { ZipLimits } from '../zip-archive';
import type { NumberStyle } from './number-format';
import { readChart } from '../slides/read-chart';
import { readSheetRows, type WorkbookFacts } from './sheet-rows';
import { writeTables } from './sheet-tables';

/** Reads an xlsx workbook: each sheet a heading and its tables, in the order of the workbook. */
export async function readXlsx(bytes: Uint8Array, limits: ZipLimits & { rows: number }): Promise<ParsedDocument> {
  const office = await OfficePackage.open(bytes, 'xl', limits);
  const workbook = await office.part(office.main);
  if (!workbook) throw new ReadFault('damaged');
  const relations = await office.relationships(office.main);
  const facts: WorkbookFacts = {
    sharedStrings: await readSharedStrings(office, relations),
    styles: await readStyles(office, relations),
    is1904: /^(?:1|true)$/.test(childOf(workbook, 'workbookPr')?.attributes.date1904 ?? ''),
  };
  const builder = new TextBuilder();
  const notes: string[] = [];
  let rowsLeft = limits.rows;
  for (const sheet of childrenOf(childOf(workbook, 'sheets'), 'sheet')) {
    const path = relations.find(({ id }) => id === relationOf(sheet))?.target;
    const content = path ? office.archive.read(path) : null;
    if (!path || !content) continue;
    const name = sheet.attributes.name ?? '';
    if ((sheet.attributes.state ?? 'visible') !== 'visible') notes.push(`The sheet "${name}" is hidden; it was read.`);
    const rows = await readSheetRows(content, facts, rowsLeft);
    rowsLeft -= rows.length;
    const comments = await readComments(office, path);
    const charts = await readCharts(office, path);
    if (rows.length === 0 && comments.length === 0 && charts.length === 0) continue;
    builder.block(`## ${name}`, { kind: 'cells', sheet: name, range: 'A1' });
    writeTables(builder, name, rows);
    for (const block of [...charts, ...comments]) builder.block(block);
  }
  if (builder.isEmpty) notes.push(noteOfPictures(office));
  return { format: 'xlsx', markup: 'markdown', title: await office.title(), notes, ...builder.build() };
}

async function readSharedStrings(office: OfficePackage, relations: readonly Relationship[]): Promise<string[]> {
  const path = relations.find(({ type }) => type === 'sharedStrings')?.target;
  const bytes = path ? office.archive.read(path) : null;
  const strings: string[] = [];
  if (!bytes) return strings;
  let [text, isText, isPhonetic] = ['', false, false];
  await readXml(bytes, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') isText = true;
      else if (name === 'rPh') isPhonetic = true;
    },
    close(name) {
      if (name === 'si') strings.push(text.trim());
      else if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
    },
    text(part) {
      if (isText && !isPhonetic) text += part;
    },
  });
  return strings;
}

async function readStyles(office: OfficePackage, relations: readonly Relationship[]): Promise<NumberStyle[]> {
  const styles = await office.part(relations.find(({ type }) => type === 'styles')?.target).catch(() => null);
  if (!styles) return [];
  const codes = new Map(
    childrenOf(childOf(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode,
    ]),
  );
  return childrenOf(childOf(styles, 'cellXfs'), 'xf').map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? 0);
    return { id, code: codes.get(id) };
  });
}

async function readComments(office: OfficePackage, sheet: string): Promise<string[]> {
  const relations = await office.relationships(sheet);
  const persons = new Map<string, string>();
  for (const { type, target } of await office.relationships(office.main)) {
    if (type !== 'person') continue;
    for (const { attributes } of descendantsOf((await office.part(target)) ?? undefined, 'person')) {
      persons.set(attributes.id ?? '', attributes.displayName ?? '');
    }
  }
  const result: string[] = [];
  for (const { type, target } of relations) {
    if (type !== 'threadedComment' && type !== 'comments') continue;
    const part = await office.part(target);
    const authors = childrenOf(childOf(part ?? undefined, 'authors'), 'author').map(textOfXml);
    for (const comment of descendantsOf(part ?? undefined, 'comment', 'threadedComment')) {
      // A thread leaves a copy of itself for old programs.
      if (authors[Number(comment.attributes.authorId)]?.startsWith('tc=')) continue;
      result.push(commentLine(comment, authors, persons));
    }
  }
  return result;
}

function commentLine(comment: XmlElement, authors: readonly string[], persons: ReadonlyMap<string, string>): string {
  const { authorId, personId, dT } = comment.attributes;
  const author = persons.get(personId ?? '') ?? authors[Number(authorId)] ?? '';
  const text = descendantsOf(comment, 't', 'text').map(textOfXml).join('').replace(/\s+/g, ' ').trim();
  return text === '' ? '' : `[author: ${author}${dT === undefined ? '' : `, time: ${dT}`}]: ${text}`;
}

async function readCharts(office: OfficePackage, sheet: string): Promise<string[]> {
  const blocks: string[] = [];
  for (const drawing of await office.relationships(sheet)) {
    if (drawing.type !== 'drawing' || !drawing.target) continue;
    const part = await office.part(drawing.target);
    for (const paragraph of descendantsOf(part ?? undefined, 'p')) blocks.push(textOfXml(paragraph).trim());
    for (const { type, target } of await office.relationships(drawing.target)) {
      const chart = type === 'chart' ? await office.part(target) : null;
      if (chart) blocks.push(...readChart(chart));
    }
  }
  return blocks;
}
