import { z } from 'zod';

// Read loosely: a kind of block that the platform adds is a block without text. The page "块的数据结构":
// https://open.feishu.cn/document/ukTMukTMukTM/uUDN04SN0QjL1QDN/document-docx/docx-v1/data-structure/block

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value === true);

const style = z
  .object({
    bold: flag,
    italic: flag,
    strikethrough: flag,
    inline_code: flag,
    link: z.object({ url: z.string() }).nullish(),
  })
  .nullish();

export type TextStyle = z.output<typeof style>;

const element = z.object({
  text_run: z.object({ content: z.string(), text_element_style: style }).nullish(),
  equation: z.object({ content: z.string(), text_element_style: style }).nullish(),
  mention_doc: z.object({ title: z.string().nullish(), url: z.string().nullish() }).nullish(),
});

export type TextElement = z.output<typeof element>;

const text = z.object({
  elements: z.array(element).nullish(),
  style: z.object({ done: flag, sequence: z.string().nullish() }).nullish(),
});

export type BlockText = z.output<typeof text>;

const table = z.object({
  cells: z.array(z.string()).nullish(),
  property: z.object({
    row_size: z.number(),
    column_size: z.number(),
    merge_info: z.array(z.object({ row_span: z.number().nullish(), col_span: z.number().nullish() })).nullish(),
  }),
});

export type BlockTable = z.output<typeof table>;

export type BlockKind =
  | { name: 'heading'; level: number }
  | {
      name:
        'page' | 'text' | 'bullet' | 'ordered' | 'code' | 'quote' | 'todo' | 'table' | 'divider' | 'quoted' | 'other';
    };

export interface DocxBlock {
  id: string;
  kind: BlockKind;
  text: BlockText | null;
  table: BlockTable | null;
  children: readonly string[];
}

const names = new Map<number, Exclude<BlockKind['name'], 'heading'>>([
  [1, 'page'],
  [2, 'text'],
  [12, 'bullet'],
  [13, 'ordered'],
  [14, 'code'],
  [15, 'quote'],
  [17, 'todo'],
  // A highlighted block and a container of quotations: what they say are their children.
  [19, 'quoted'],
  [22, 'divider'],
  [31, 'table'],
  [34, 'quoted'],
]);

function kindOf(type: number): BlockKind {
  if (type >= 3 && type <= 11) return { name: 'heading', level: type - 2 };
  return { name: names.get(type) ?? 'other' };
}

const raw = z.looseObject({
  block_id: z.string(),
  block_type: z.number(),
  children: z.array(z.string()).nullish(),
});

export const docxBlock = raw.transform((block): DocxBlock => {
  const kind = kindOf(block.block_type);
  const key = kind.name === 'heading' ? `heading${kind.level}` : kind.name;
  return {
    id: block.block_id,
    kind,
    text: text.safeParse(block[key]).data ?? null,
    table: table.safeParse(block.table).data ?? null,
    children: block.children ?? [],
  };
});
