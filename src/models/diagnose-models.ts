import type { ChatModel } from '../core/ports/chat-model';
import type { EmbeddingModel } from '../core/ports/embedding-model';
import type { RerankModel } from '../core/ports/rerank-model';

/** What one check of a model found. Words are Chinese first, English beside. */
export interface ModelFinding {
  check: 'chat' | 'embedding' | 'rerank';
  /** Null: none is configured, and the built-in part serves. */
  ok: boolean | null;
  what: string;
  /** What to do; null when there is nothing. */
  todo: string | null;
}

/** Null: none is configured. */
export interface ConfiguredModels {
  chat: ChatModel | null;
  embedding: EmbeddingModel | null;
  rerank: RerankModel | null;
}

const QUESTION = '血压多少算高？';
const ANSWER = '在诊室量，血压达到140/90 mmHg就算高血压。';
const OTHER = '明天早上八点在门口集合，一起坐车去公园。';

/** Asks each configured model something small, as the program would. */
export const diagnoseModels = ({ chat, embedding, rerank }: ConfiguredModels): Promise<ModelFinding[]> =>
  Promise.all([
    findingOf('chat', chat, askChat),
    findingOf('embedding', embedding, askEmbedding),
    findingOf('rerank', rerank, askRerank),
  ]);

type Answer = Pick<ModelFinding, 'what' | 'todo'>;

async function findingOf<Model>(
  check: ModelFinding['check'],
  model: Model | null,
  ask: (model: Model) => Promise<Answer>,
): Promise<ModelFinding> {
  if (!model) {
    return { check, ok: null, what: '没有配置，用内置方法 · not configured; the built-in part serves', todo: null };
  }
  const begun = performance.now();
  try {
    const { what, todo } = await ask(model);
    return { check, ok: todo === null, what: `${what}, ${Math.round(performance.now() - begun)} ms`, todo };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { check, ok: false, what, todo: `检查 models.${check} · look at models.${check}` };
  }
}

async function askChat(model: ChatModel): Promise<Answer> {
  const { text } = await model.complete({ system: 'Reply with the JSON object {"ok": true} alone.', user: QUESTION });
  const isObject = /\{[^}]*"ok"[^}]*\}/.test(text);
  return isObject
    ? { what: '按要求回答 JSON · replies with JSON as asked', todo: null }
    : {
        what: '没有按要求回答 JSON · does not reply with JSON as asked',
        todo: '换一个能按要求输出 JSON 的模型 · use a model that follows such an instruction',
      };
}

async function askEmbedding(model: EmbeddingModel): Promise<Answer> {
  const [question] = await model.embed([QUESTION], 'query');
  const [answer, other] = await model.embed([ANSWER, OTHER], 'passage');
  if (!question || !answer || !other) throw new Error('The embedding model gave no vectors');
  const likeness = [answer, other].map((vector) => cosine(question, vector).toFixed(2)).join(' / ');
  const what = `${question.length} 维，与答案、与闲话的相似度 ${likeness} · ${question.length} numbers, likeness to an answer and to chatter ${likeness}`;
  return cosine(question, answer) > cosine(question, other)
    ? { what, todo: null }
    : {
        what,
        todo: '分不清答案和闲话：检查模型及其指令 queryInstruction、passageInstruction · it does not tell an answer from chatter: look at the model and its instructions',
      };
}

async function askRerank(model: RerankModel): Promise<Answer> {
  const [other = 0, answer = 0] = await model.rerank(QUESTION, [OTHER, ANSWER]);
  const what = `答案 ${answer.toFixed(3)}，闲话 ${other.toFixed(3)} · an answer gets ${answer.toFixed(3)}, chatter ${other.toFixed(3)}`;
  return answer > other
    ? { what, todo: null }
    : { what, todo: '分不清答案和闲话：换一个重排模型 · it does not tell an answer from chatter: use another model' };
}

const cosine = (left: Float32Array, right: Float32Array): number =>
  left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
