/** What a list or a page may say of a paper besides its title, as `作者：甲, 乙` or `Subject: 心血管`. */
export interface PaperFields {
  authors: readonly string[];
  subject: string | null;
  /** ISO day. */
  addedOn: string | null;
}

export const noFields: PaperFields = { authors: [], subject: null, addedOn: null };

const FIELD = /^(作者|authors?|方向|学科|subject|field|收录|added)\s*[:：]\s*(.+)$/i;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Null where the text names no field. */
export function readField(text: string): Partial<PaperFields> | null {
  const [, name, value] = FIELD.exec(text.trim()) ?? [];
  if (name === undefined || value === undefined) return null;
  switch (name.toLowerCase()) {
    case '作者':
    case 'author':
    case 'authors':
      return { authors: namesIn(value) };
    case '收录':
    case 'added':
      return DAY.test(value.trim()) ? { addedOn: value.trim() } : {};
    default:
      return { subject: value.trim() };
  }
}

const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、;；]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];
