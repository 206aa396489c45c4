/** Cuts text into words; joined, they are the text again. */
export type CutWords = (text: string) => readonly string[];

let loading: Promise<CutWords> | null = null;

/** Cuts Chinese by jieba's dictionary, which takes a moment and some 50 MB when it is first asked for. */
export function loadCutWords(): Promise<CutWords> {
  loading ??= load();
  return loading;
}

async function load(): Promise<CutWords> {
  const [{ Jieba }, { dict }] = await Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict.js')]);
  const jieba = Jieba.withDict(dict);
  return (text) => jieba.cut(text, true);
}
