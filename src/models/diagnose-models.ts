import type { ChatModel } from '../core/ports/chat-model';
import type { EmbeddingModel } from '../core/ports/embedding-model';
import type { EndpointState } from '../core/ports/model-health';
import type { RerankModel } from '../core/ports/rerank-model';
import { toldContext } from './told-context';

/** What one look at an endpoint found. Words are Chinese first, English beside. */
export interface ModelFinding {
  check: EndpointState['kind'];
  /** Name of the endpoint; null where none is configured. */
  endpoint: string | null;
  /** Null: none is configured, and the built-in part serves. */
  ok: boolean | null;
  what: string;
  /** What to do; null when there is nothing. */
  todo: string | null;
  /** Whether what it costs is known. */
  hasPrice: boolean;
  /** After it was asked here; the running program has its own. */
  breaker: EndpointState['breaker'] | null;
}

export interface ConfiguredEndpoint {
  baseUrl: string;
  apiKey: string | undefined;
  modelName: string;
  /** As configured; undefined: any length is sent. */
  contextTokens: number | undefined;
  hasPrice: boolean;
  state: () => EndpointState;
  asked:
    | { kind: 'chat' | 'vision'; model: ChatModel }
    | { kind: 'embedding'; model: EmbeddingModel }
    | { kind: 'rerank'; model: RerankModel };
}

const QUESTION = '血压多少算高？';
const ANSWER = '在诊室量，血压达到140/90 mmHg就算高血压。';
const OTHER = '明天早上八点在门口集合，一起坐车去公园。';
/** A red square. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAKklEQVR42mN4oKBAU8QwasGoBaMWjFowasGoBaMWjFowasGoBaMWDBULAKWUgD269a5MAAAAAElFTkSuQmCC';
const kinds = ['chat', 'embedding', 'rerank', 'vision'] as const;

/** Asks each configured endpoint something small, as the program would. */
export async function diagnoseModels(endpoints: readonly ConfiguredEndpoint[]): Promise<ModelFinding[]> {
  const findings = kinds.map((kind) => {
    const ofKind = endpoints.filter(({ asked }) => asked.kind === kind);
    return ofKind.length === 0 ? Promise.resolve([notConfigured(kind)]) : Promise.all(ofKind.map(findingOf));
  });
  return (await Promise.all(findings)).flat();
}

const notConfigured = (check: ModelFinding['check']): ModelFinding => ({
  check,
  endpoint: null,
  ok: null,
  what: '没有配置，用内置方法 · not configured; the built-in part serves',
  todo: null,
  hasPrice: false,
  breaker: null,
});

type Answer = Pick<ModelFinding, 'what' | 'todo'>;

async function findingOf(configured: ConfiguredEndpoint): Promise<ModelFinding> {
  const { asked, hasPrice, state } = configured;
  const check = asked.kind;
  const begun = performance.now();
  const finding = (ok: boolean, { what, todo }: Answer): ModelFinding => {
    const { endpoint, breaker } = state();
    return { check, endpoint, ok, what, todo, hasPrice, breaker };
  };
  try {
    const [answer, context] = await Promise.all([askFor(configured), contextOf(configured)]);
    const price = hasPrice ? '价格已知 price known' : '未写价格，费用未知 no price, cost unknown';
    const milliseconds = `${Math.round(performance.now() - begun)} ms`;
    const parts = [answer.what, context.what, price, milliseconds].filter((part) => part !== '');
    const todo = answer.todo ?? context.todo;
    return finding(todo === null, { what: parts.join(', '), todo });
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return finding(false, { what, todo: `检查 models.${check} · look at models.${check}` });
  }
}

function askFor({ asked }: ConfiguredEndpoint): Promise<Answer> {
  switch (asked.kind) {
    case 'embedding':
      return askEmbedding(asked.model);
    case 'rerank':
      return askRerank(asked.model);
    default:
      return askChat(asked.model, asked.kind === 'vision');
  }
}

/** What the server says of its model's context, beside what is configured. */
async function contextOf({ asked, contextTokens: configured, ...endpoint }: ConfiguredEndpoint): Promise<Answer> {
  if (asked.kind !== 'chat' && asked.kind !== 'vision') return { what: '', todo: null };
  const told = await toldContext(endpoint);
  const set = configured === undefined ? '未设 not set' : String(configured);
  const what = `上下文 context ${set}${told === null ? '' : `，服务器说 the server says ${told}`}`;
  const todo =
    told === null || (configured ?? 0) <= told
      ? null
      : `contextTokens 大于服务器的 ${told} · contextTokens is more than the ${told} of the server`;
  return { what, todo };
}

async function askChat(model: ChatModel, sees: boolean): Promise<Answer> {
  const picture = { bytes: Buffer.from(PICTURE, 'base64'), mediaType: 'image/png' };
  const { text } = await model.complete({
    system: 'Reply with the JSON object {"ok": true} alone.',
    user: QUESTION,
    json: true,
    ...(sees && { pictures: [picture] }),
  });
  const isObject = /\{[^}]*"ok"[^}]*\}/.test(text);
  return isObject
    ? { what: '按要求回答 JSON · replies with JSON as asked', todo: null }
    : {
        what: '没有按要求回答 JSON · does not reply with JSON as asked',
        todo: '换一个能按要求输出 JSON 的模型，或设 supportsJson · use a model that follows such an instruction, or set supportsJson',
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
