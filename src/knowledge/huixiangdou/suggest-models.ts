import { type ImportNote, left, taken } from './import-note';
import { firstSet, type HuixiangdouConfig, isSecretSet } from './read-config';

export interface Endpoint {
  baseUrl: string;
  model: string;
}

export interface Suggestion {
  /** Sections of the configuration. */
  config: Record<string, unknown>;
  /** Environment variables that the admin sets, with what belongs into them. */
  environment: Record<string, string>;
  notes: ImportNote[];
}

/** What `remote_type` stands for: the vendors' own OpenAI-compatible addresses. */
const vendors: Readonly<Record<string, string>> = {
  kimi: 'https://api.moonshot.cn/v1',
  step: 'https://api.stepfun.com/v1',
  deepseek: 'https://api.deepseek.com/v1',
  zhipuai: 'https://open.bigmodel.cn/api/paas/v4',
  siliconcloud: 'https://api.siliconflow.cn/v1',
  'xi-api': 'https://api.xi-ai.cn/v1',
  ppio: 'https://api.ppinfra.com/v3/openai',
  internlm: 'https://chat.intern-ai.org.cn/api/v1',
  gpt: 'https://api.openai.com/v1',
  local: 'http://127.0.0.1:8000/v1',
  vllm: 'http://127.0.0.1:8000/v1',
};

/** Of the service that a path with `https://` meant there. */
const defaultModels = {
  embedding: 'netease-youdao/bce-embedding-base_v1',
  rerank: 'netease-youdao/bce-reranker-base_v1',
};

/** The models of a config.ini; keys are named and never copied. */
export function suggestModels({ llm, feature_store: store }: HuixiangdouConfig): Suggestion {
  const suggestion: Suggestion = { config: {}, environment: {}, notes: [] };
  const models: Record<string, Endpoint> = {};
  const chat = chatOf(llm, suggestion);
  if (chat) models.chat = chat;
  const embedding = firstSet(store?.embedding_model_path, store?.model_path);
  for (const [kind, path] of [
    ['embedding', embedding],
    ['rerank', store?.reranker_model_path ?? ''],
  ] as const) {
    const endpoint = endpointOf(kind, path, suggestion);
    if (!endpoint) continue;
    models[kind] = endpoint;
    if (isSecretSet(store?.api_token ?? '')) {
      suggestion.environment[`FENNELBEAN_MODELS__${kind.toUpperCase()}__API_KEY`] = 'feature_store.api_token';
    }
  }
  if (Object.keys(models).length > 0) suggestion.config.models = models;
  return suggestion;
}

function chatOf(llm: HuixiangdouConfig['llm'], { environment, notes }: Suggestion): Endpoint | null {
  const server = llm?.server;
  if (!server) return null;
  const { remote_type: type, remote_llm_model: model, base_url: own, local_llm_path: local } = server;
  if (local !== '' && llm.enable_local) {
    const how = 'serve it with vLLM, llama.cpp or Ollama and set models.chat.baseUrl and model';
    notes.push(left('llm.server.local_llm_path', `Models are not loaded into this program: ${how}.`));
  }
  if (type === '' && own === '') return null;
  const baseUrl = firstSet(own, vendors[type]).replace(/\/+$/, '');
  if (!URL.canParse(baseUrl)) {
    notes.push(left('llm.server.remote_type', `"${type}" is none that we know: set models.chat.baseUrl yourself.`));
    return null;
  }
  if (model === '' || model === 'auto') {
    notes.push(
      left(
        'llm.server.remote_llm_model',
        `No model is chosen by itself: set models.chat.baseUrl to ${baseUrl}, and model.`,
      ),
    );
    return null;
  }
  if (isSecretSet(server.remote_api_key)) environment.FENNELBEAN_MODELS__CHAT__API_KEY = 'llm.server.remote_api_key';
  notes.push(taken('llm.server', `models.chat: ${model} at ${baseUrl}.`));
  return { baseUrl, model };
}

function endpointOf(kind: 'embedding' | 'rerank', path: string, { notes }: Suggestion): Endpoint | null {
  if (path === '') return null;
  const option = `feature_store.${kind === 'embedding' ? 'embedding_model_path' : 'reranker_model_path'}`;
  if (!/^https?:\/\//.test(path) || !URL.canParse(path)) {
    const how = `serve it behind an OpenAI-compatible endpoint and set models.${kind}`;
    notes.push(left(option, `Models are not loaded into this program: ${how}. Without one, words alone serve.`));
    return null;
  }
  const baseUrl = path.replace(/\/(?:embeddings|rerank)\/?$/, '');
  notes.push(taken(option, `models.${kind}: ${defaultModels[kind]} at ${baseUrl}. All vectors are made anew.`));
  return { baseUrl, model: defaultModels[kind] };
}
