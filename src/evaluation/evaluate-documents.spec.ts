import type { DocumentReader, DocumentReading, ReadDocument } from '../core/ports/document-reader';
import { type DocumentToRead, EvaluateDocuments } from './evaluate-documents.use-case';

const document = (text: string): ReadDocument => ({
  ...{ path: 'x', format: 'pdf', markup: 'markdown', text, title: null, places: [], notes: [] },
});
const parsed = (text: string): DocumentReading => ({ documents: [document(text)], refused: [] });
const refused: DocumentReading = {
  documents: [],
  refused: [{ path: 'x', reason: 'encrypted', message: 'Not read: it is protected by a password.' }],
};
const file = (name: string, reference: string | null = null): DocumentToRead => ({ file: name, path: name, reference });

async function evaluate(
  files: readonly DocumentToRead[],
  read: (path: string) => Promise<DocumentReading>,
  crashes = () => 0,
) {
  const reader: DocumentReader = { reads: () => true, read: ({ path }) => read(path) };
  return new EvaluateDocuments({ reader, crashes, hangMilliseconds: 20 }).run(files);
}

it('counts what came of each file, and finds the words of the references again', async () => {
  const texts: Record<string, DocumentReading> = {
    'a.pdf': parsed('one two'),
    'b.pdf': parsed('one &'),
    'c.docx': refused,
  };
  const files = [file('a.pdf', 'one two <!-- image -->'), file('b.pdf', 'one &amp; three'), file('c.docx', 'word')];
  const result = await evaluate(files, (path) => Promise.resolve(texts[path] ?? refused));
  expect(result).toMatchObject({
    files: 3,
    parsed: 2,
    refused: 1,
    crashed: 0,
    hung: 0,
    wordRecall: { docx: 0, pdf: 0.75 },
  });
  expect(result.details.at(-1)).toEqual({
    ...{ file: 'c.docx', outcome: 'refused', characters: 0 },
    reason: 'encrypted: Not read: it is protected by a password.',
  });
});

it('tells what hangs from what crashes', async () => {
  let crashed = 0;
  const read = (path: string): Promise<DocumentReading> => {
    if (path === 'hang') return new Promise(() => undefined);
    crashed++;
    return Promise.resolve(refused);
  };
  const { details, hung, crashed: counted } = await evaluate([file('hang'), file('crash')], read, () => crashed);
  expect([hung, counted]).toEqual([1, 1]);
  expect(details.map(({ outcome }) => outcome)).toEqual(['hung', 'crashed']);
});
