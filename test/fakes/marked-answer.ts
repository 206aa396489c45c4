/** The marks of a sentence's sources, and how it ends: `[1]。` of `血压到140算高[1]。`, `[1][2]` of `要量两次。[1][2]`. */
const MARKS = /((?:\s*\[\d{1,3}\])+)([。！？!?.，,；;]*)/g;

/** What a model replies whose answer is this text: its sentences, with what their marks `[1]` name. */
export function answerOf(marked: string): string {
  const sentences: { text: string; evidence: number[] }[] = [];
  let end = 0;
  for (const { 0: whole, 1: marks = '', 2: stop = '', index } of marked.matchAll(MARKS)) {
    sentences.push({ text: marked.slice(end, index) + stop, evidence: [...marks.matchAll(/\d+/g)].map(Number) });
    end = index + whole.length;
  }
  const rest = marked.slice(end);
  if (rest.trim() !== '' || sentences.length === 0) sentences.push({ text: rest, evidence: [] });
  return JSON.stringify({ answerable: true, sentences });
}
