import { noteOfPictures, OfficePackage, type Relationship } from '../office-package';
import { type ParsedDocument, ReadFault } from '../parsed-document';
import { collectPictures } from '../pictures/collect-pictures';
import type { PictureMark } from '../pictures/picture-mark';
import { TextBuilder } from '../text-builder';
import { childOf, childrenOf, descendantsOf, relationOf, textOfXml, type XmlElement } from '../xml';
import type { ZipLimits } from '../zip-archive';
import { readChart } from './read-chart';
import { readShapes } from './read-shapes';
import { slideMarks, type SlideContent } from './slide-pictures';

/**
 * Reads a presentation: each slide its title as a heading, its texts, tables and charts, then its notes.
 * @param pictures so many figures and tables are looked for
 */
export async function readPptx(bytes: Uint8Array, limits: ZipLimits, pictures = 0): Promise<ParsedDocument> {
  const office = await OfficePackage.open(bytes, 'ppt', limits);
  const presentation = await office.part(office.main);
  if (!presentation) throw new ReadFault('damaged');
  const relations = await office.relationships(office.main);
  const authors = await readAuthors(office, relations);
  const builder = new TextBuilder();
  const notes: string[] = [];
  const marks: PictureMark[] = [];
  let number = 0;
  for (const slide of childrenOf(childOf(presentation, 'sldIdLst'), 'sldId')) {
    number++;
    const path = relations.find(({ id }) => id === relationOf(slide))?.target;
    try {
      const slide = path ? await readSlide(office, path, authors) : { blocks: [], pictures: [] };
      const starts = slide.blocks.map((block, at) => {
        const start = builder.nextStart;
        builder.block(block, at === 0 ? { kind: 'slide', number } : undefined);
        return start;
      });
      if (pictures > 0) marks.push(...slideMarks(office, slide, { number, starts, end: builder.nextStart }));
    } catch (error) {
      if (!(error instanceof ReadFault) || error.reason !== 'damaged') throw error;
      notes.push(`Slide ${number} is damaged and was left out.`);
    }
  }
  if (builder.isEmpty && notes.length > 0) throw new ReadFault('damaged');
  if (builder.isEmpty) notes.push(noteOfPictures(office));
  const built = builder.build();
  const shown = pictures > 0 ? collectPictures({ text: built.text, marks, most: pictures }) : null;
  return {
    ...{ format: 'pptx', markup: 'markdown', title: await office.title(), ...built },
    ...(shown && { pictures: shown.pictures }),
    notes: [...notes, ...(shown?.notes ?? [])],
  };
}

async function readSlide(
  office: OfficePackage,
  path: string,
  authors: ReadonlyMap<string, string>,
): Promise<SlideContent> {
  const slide = await office.part(path);
  if (!slide) return { blocks: [], pictures: [] };
  const relations = await office.relationships(path);
  const partOf = async (id: string | undefined): Promise<XmlElement | null> =>
    office.part(relations.find((relation) => relation.id === id)?.target);
  const blocks: string[] = [];
  const pictures: SlideContent['pictures'][number][] = [];
  for (const shape of readShapes(childOf(childOf(slide, 'cSld'), 'spTree'))) {
    if (shape.kind === 'text') blocks.push(shape.text);
    else if (shape.kind === 'picture') {
      const part = relations.find(({ id, type }) => id === shape.relation && type === 'image')?.target ?? null;
      const before = blocks.filter((block) => block.trim() !== '').length;
      pictures.push({ part, before, alternative: shape.alternative });
    } else if (shape.kind === 'chart') blocks.push(...chartOf(await partOf(shape.relation)));
    else blocks.push(...diagramOf(await partOf(shape.relation)));
  }
  for (const { type, target } of relations) {
    if (type === 'notesSlide') blocks.push(...notesOf(await office.part(target)));
    else if (type === 'comments') blocks.push(...commentsOf(await office.part(target), authors));
  }
  const shown = blocks.filter((block) => block.trim() !== '');
  const isHidden = slide.attributes.show === '0' && shown[0] !== undefined;
  return { blocks: isHidden ? [...shown, '(Hidden slide)'] : shown, pictures };
}

const chartOf = (part: XmlElement | null): string[] => (part ? readChart(part) : []);

const diagramOf = (part: XmlElement | null): string[] =>
  descendantsOf(part ?? undefined, 'pt').flatMap((point) => {
    const text = descendantsOf(point, 't').map(textOfXml).join('').trim();
    return text === '' ? [] : [`- ${text}`];
  });

function notesOf(part: XmlElement | null): string[] {
  const shapes = readShapes(childOf(childOf(part ?? undefined, 'cSld'), 'spTree'), { notes: true });
  const text = shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : [])).join('\n\n');
  return text.trim() === '' ? [] : [`Notes: ${text}`];
}

async function readAuthors(
  office: OfficePackage,
  relations: readonly Relationship[],
): Promise<ReadonlyMap<string, string>> {
  const authors = new Map<string, string>();
  for (const { type, target } of relations) {
    if (type !== 'commentAuthors' && type !== 'authors') continue;
    for (const { attributes } of descendantsOf((await office.part(target)) ?? undefined, 'cmAuthor', 'author')) {
      const { id = '', name = '', initials } = attributes;
      authors.set(id, initials ? `${name} (${initials})` : name);
    }
  }
  return authors;
}

function commentsOf(part: XmlElement | null, authors: ReadonlyMap<string, string>): string[] {
  const comments = descendantsOf(part ?? undefined, 'cm').flatMap((comment) => [
    comment,
    ...descendantsOf(comment, 'reply'),
  ]);
  return comments.flatMap((comment) => {
    const { authorId = '', created, dt } = comment.attributes;
    const body = childOf(comment, 'txBody') ?? childOf(comment, 'text');
    const words = childOf(comment, 'txBody') ? descendantsOf(body, 't').map(textOfXml).join('') : textOfXml(body);
    const time = created ?? dt;
    const text = words.replace(/\s+/g, ' ').trim();
    return text === '' ? [] : [`[author: ${authors.get(authorId) ?? ''}${time ? `, time: ${time}` : ''}]: ${text}`];
  });
}
