import { HashedEmbeddingModel } from '../../test/fakes/hashed-vectors';
import { EmbeddingError } from '../core/ports/embedding-model';
import { EvaluateVqa, type VqaQuestion, type VqaReply } from './evaluate-vqa.use-case';

const questions: VqaQuestion[] = [
  { image: 'a.jpg', question: 'Is there a bar?', answer: 'Yes', type: 'CLOSED' },
  { image: 'a.jpg', question: 'Is it red?', answer: 'no', type: 'CLOSED' },
  { image: 'b.jpg', question: 'One or both?', answer: 'Both', type: 'CLOSED' },
  { image: 'b.jpg', question: 'Which lobe?', answer: 'Right upper lobe', type: 'OPEN' },
  { image: 'b.jpg', question: 'Is it open?', answer: 'yes', type: 'OPEN' },
];
const replies: Record<string, VqaReply> = {
  'Is there a bar?': { status: 'answered', predicted: 'yes, one', tokens: 10 },
  'Is it red?': { status: 'answered', predicted: 'Yes', tokens: 10 },
  'One or both?': { status: 'declined', tokens: 5 },
  'Which lobe?': { status: 'answered', predicted: 'the right lobe', tokens: 10 },
  'Is it open?': { status: 'failed', tokens: 0 },
};
const ask = ({ question }: VqaQuestion): Promise<VqaReply> =>
  Promise.resolve(replies[question] ?? { status: 'missing', tokens: 0 });

describe('EvaluateVqa', () => {
  it('counts what was not answered as wrong, overall and by type', async () => {
    const figures = await new EvaluateVqa({ ask, embedder: null }).run(questions);
    expect(figures).toMatchObject({
      ...{ questions: 5, exactMatch: 0, yesNoAccuracy: 0.5, similarity: null },
      ...{ declined: 1, failed: 1, missing: 0, tokens: 35 },
    });
    expect(figures.tokenF1).toBeCloseTo((2 / 3 + 0 + 0 + 4 / 5 + 0) / 5);
    expect(figures.byType.OPEN).toMatchObject({ questions: 2, yesNoAccuracy: null });
    expect(figures.byType.CLOSED).toMatchObject({ questions: 3, yesNoAccuracy: 0.5 });
  });

  it('gives the key itself all there is, without asking for vectors', async () => {
    const embedder = new HashedEmbeddingModel();
    const gold = ({ answer }: VqaQuestion) =>
      Promise.resolve({ status: 'answered' as const, predicted: answer, tokens: 0 });
    const figures = await new EvaluateVqa({ ask: gold, embedder }).run(questions);
    expect(figures).toMatchObject({ exactMatch: 1, yesNoAccuracy: 1, tokenF1: 1, similarity: 1 });
    expect(embedder.asked).toEqual([{ texts: [], kind: 'passage' }]);
  });

  it('averages cosines, a negative one and no answer as nothing', async () => {
    const vectors: Record<string, number[]> = { Yes: [1, 0], 'yes, one': [0.6, 0.8], no: [-1, 0] };
    const embed = (texts: readonly string[]) =>
      Promise.resolve(texts.map((text) => Float32Array.from(vectors[text] ?? [1, 0])));
    const figures = await new EvaluateVqa({ ask, embedder: { embed } }).run(questions.slice(0, 3));
    expect(figures.similarity).toBeCloseTo(0.2);
  });

  it('keeps the other figures when the embedder fails', async () => {
    const embed = () => Promise.reject(new EmbeddingError('timeout', 'The embedding model did not answer in time'));
    const figures = await new EvaluateVqa({ ask, embedder: { embed } }).run(questions);
    expect(figures).toMatchObject({
      similarity: null,
      similarityProblem: 'The embedding model did not answer in time',
    });
  });
});
