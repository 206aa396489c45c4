import type { FigureFigures } from '../evaluation/evaluate-image-retrieval.use-case';
import type { ImagesResult } from './eval-retrieval-images';
import { percent, table } from './output';

/** The figures for people, with what they do and do not say. */
export function describeImages(result: ImagesResult): string {
  const { unified, shared, separate, together, pictureToPicture: copies } = result;
  const row = (name: string, { recallAt1, recallAt5, mrr }: FigureFigures): string[] => [
    name,
    percent(recallAt1),
    percent(recallAt5),
    mrr.toFixed(4),
  ];
  return [
    `${result.figures} figures and tables of the documents, ${result.questions} questions about them, ${result.copies} photos of their pictures`,
    table([
      ['a question finds its figure', 'R@1', 'R@5', 'MRR'],
      row('unified', unified),
      row('shared', shared),
      row('separate', separate),
      row('all together', together),
    ]),
    table([
      ['a photo finds its original', 'R@1', 'R@5', 'MRR'],
      row('unified', copies.unified),
      row('shared', copies.shared),
      row('separate', copies.separate),
      row('all together', copies),
    ]),
    `As a source of answers, which holds figures back where nobody asks for one: the right figure is given for ${percent(result.given)} of the questions.`,
    ...(result.missing > 0
      ? [`${result.missing} questions are about figures that were not kept; they count as not found.`]
      : []),
    result.lettersOf === null
      ? 'No letters on pictures were read: nothing here reads letters (tesseract is not installed, or found none).'
      : `Letters were read on ${result.lettersOf} pictures.`,
    ...(result.isScripted
      ? [
          'Vectors of pictures came from a script within this evaluation, which knows from a table what each picture shows (its caption, its letters where they were read, and the facts beside the questions): "shared" and "separate" tell how figures are found with such vectors, not how good any model is. Set models.imageEmbedding to measure one.',
        ]
      : []),
  ].join('\n\n');
}
