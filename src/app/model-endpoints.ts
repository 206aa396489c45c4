import type { AppConfig } from '../config/app-config';
import { ModelError } from '../core/ports/chat-model';
import type { Clock } from '../core/ports/clock';
import { EmbeddingError } from '../core/ports/embedding-model';
import type { EndpointState } from '../core/ports/model-health';
import type { ModelMeter } from '../core/ports/model-meter';
import { GuardedChatModel } from '../models/chat/guarded-chat.model';
import { MeteredChatModel } from '../models/chat/metered-chat.model';
import type { ChatEndpoint } from '../models/chat/routed-chat.model';
import type { ConfiguredEndpoint } from '../models/diagnose-models';
import { EndpointGuards } from '../models/guards/endpoint-guards';
import type { Rates } from '../models/guards/rate-limit';
import { CallMeter, type Price } from '../models/metering/call-meter';
import { OpenAiChatModel } from '../models/openai-compatible/openai-chat.model';
import { OpenAiEmbeddingModel } from '../models/openai-compatible/openai-embedding.model';
import { HttpRerankModel } from '../models/rerank/http-rerank.model';

export interface EndpointParts {
  clock: Clock;
  meter: ModelMeter;
  breaker: { failures: number; seconds: number };
  /** What the variable holds that the endpoint at this path of the configuration names. */
  key: (variable: string | undefined, option: string) => string | undefined;
}

type Kind = EndpointState['kind'];
type Section<Name extends Kind> = AppConfig['models'][Name];

/** A question does not wait longer for an endpoint to recover, in milliseconds: another may be asked, or the quote serves. */
const LONGEST_PAUSE = 5000;

interface Common extends Rates {
  name: string;
  baseUrl: string;
  model: string;
  apiKey: string | undefined;
  timeoutSeconds: number;
  parallel: number | undefined;
  price: Price | undefined;
}

interface Guarding {
  kind: Kind;
  retries: { attempts: number; longestPause: number };
  refuse: (last: Error) => Error;
}

function equip(endpoint: Common, { kind, ...guarding }: Guarding, { clock, meter, breaker }: EndpointParts) {
  const { name, baseUrl, apiKey, model, price } = endpoint;
  const guards = new EndpointGuards({ ...endpoint, ...guarding, breaker, clock });
  const state = (): EndpointState => ({
    kind,
    endpoint: name,
    model,
    breaker: guards.breaker.state,
    failures: guards.breaker.failures,
    running: guards.running,
  });
  return {
    guards,
    calls: new CallMeter({ meter, kind, endpoint: name, price, clock }),
    told: { baseUrl, apiKey, modelName: model, hasPrice: price !== undefined, state },
  };
}

/** The single endpoint of a section as the only one of its list. */
function listed<Endpoint>(
  {
    baseUrl,
    model,
    endpoints,
  }: { baseUrl?: string | undefined; model?: string | undefined; endpoints: readonly Endpoint[] },
  alone: (baseUrl: string, model: string) => Endpoint,
): readonly Endpoint[] {
  return baseUrl && model ? [alone(baseUrl, model)] : endpoints;
}

/** The section's own key is for its single endpoint, and goes to no other. */
const keyFor = (
  { baseUrl, apiKey }: { baseUrl?: string | undefined; apiKey?: string | undefined },
  { key }: EndpointParts,
  variable: string | undefined,
  option: string,
): string | undefined => (baseUrl === undefined ? key(variable, option) : apiKey);

/** Before the last one of a list fails another is asked at once, which is better than to wait and ask again. */
const isLast = (at: number, count: number): boolean => at === count - 1;

const stopped = (last: Error): ModelError =>
  new ModelError(
    last instanceof ModelError ? last.failure : 'error',
    `The chat model failed again and again and is left alone for a while (last: ${last instanceof ModelError ? last.failure : 'error'})`,
  );

export function chatEndpoints(
  kind: 'chat' | 'vision',
  section: Section<'chat'> | Section<'vision'>,
  parts: EndpointParts,
): (ChatEndpoint & ConfiguredEndpoint)[] {
  const alone = (baseUrl: string, model: string): Section<'chat'>['endpoints'][number] => ({
    name: kind,
    baseUrl,
    model,
    roles: [],
    supportsJson: false,
    adapters: {},
    parallel: 16,
  });
  return listed(section, alone).map((endpoint, at, { length }) => {
    const {
      name,
      roles,
      contextTokens,
      supportsJson,
      adapters,
      price,
      timeoutSeconds = section.timeoutSeconds,
    } = endpoint;
    const apiKey = keyFor(section, parts, endpoint.apiKeyVariable, `models.${kind}.endpoints[${at}]`);
    const retries = { attempts: isLast(at, length) ? 2 : 1, longestPause: LONGEST_PAUSE };
    const common = { ...endpoint, apiKey, timeoutSeconds, price };
    const { guards, calls, told } = equip(common, { kind, retries, refuse: stopped }, parts);
    const bare = new OpenAiChatModel({ ...common, supportsJson, adapters });
    const metered = new MeteredChatModel({ model: bare, calls });
    const model = new GuardedChatModel({ model: metered, guard: guards.guard });
    const isReady = (tokens: number): boolean => guards.isReady(tokens);
    const isTrialDue = (): boolean => guards.isTrialDue;
    return {
      ...told,
      name,
      roles,
      contextTokens,
      isReady,
      isTrialDue,
      model,
      asked: { kind, model },
    };
  });
}

export function embeddingServers(section: Section<'embedding'>, parts: EndpointParts) {
  const alone = (baseUrl: string): Section<'embedding'>['endpoints'][number] => ({ name: 'embedding', baseUrl });
  return listed(section, alone).map((endpoint, at, { length }) => {
    const { baseUrl, timeoutSeconds = section.timeoutSeconds, parallel = section.parallel } = endpoint;
    const model = endpoint.model ?? section.model ?? '';
    const apiKey = keyFor(section, parts, endpoint.apiKeyVariable, `models.embedding.endpoints[${at}]`);
    const common = { ...endpoint, model, apiKey, timeoutSeconds, price: endpoint.price, parallel: undefined };
    const retries = { attempts: isLast(at, length) ? 3 : 1, longestPause: timeoutSeconds * 1000 };
    const { guards, calls, told } = equip(common, { kind: 'embedding', retries, refuse: embeddingStopped }, parts);
    const built = new OpenAiEmbeddingModel({
      ...section,
      ...{ baseUrl, model, apiKey, timeoutSeconds, parallel, calls, guard: guards.guard },
    });
    return {
      ...told,
      contextTokens: undefined,
      isReady: () => guards.isReady(0),
      model: built,
      asked: { kind: 'embedding' as const, model: built },
    };
  });
}

const embeddingStopped = (last: Error): EmbeddingError =>
  new EmbeddingError(
    last instanceof EmbeddingError ? last.fault : 'unreachable',
    `The embedding model failed again and again and is left alone for a while. ${last instanceof EmbeddingError ? last.message : ''}`,
  );

export function rerankServers(section: Section<'rerank'>, parts: EndpointParts) {
  const alone = (baseUrl: string, model: string): Section<'rerank'>['endpoints'][number] => ({
    name: 'rerank',
    baseUrl,
    model,
    parallel: 16,
  });
  return listed(section, alone).map((endpoint, at, { length }) => {
    const { baseUrl, model, timeoutSeconds = section.timeoutSeconds } = endpoint;
    const apiKey = keyFor(section, parts, endpoint.apiKeyVariable, `models.rerank.endpoints[${at}]`);
    const common = { ...endpoint, apiKey, timeoutSeconds, price: endpoint.price };
    const retries = { attempts: isLast(at, length) ? 2 : 1, longestPause: LONGEST_PAUSE };
    const { guards, calls, told } = equip(common, { kind: 'rerank', retries, refuse: rerankStopped }, parts);
    const { maxDocuments } = section;
    const guard = guards.guard;
    const built = new HttpRerankModel({
      baseUrl,
      model,
      apiKey,
      timeoutSeconds,
      maxDocuments,
      guard,
      calls,
    });
    return {
      ...told,
      contextTokens: undefined,
      isReady: () => guards.isReady(0),
      model: built,
      asked: { kind: 'rerank' as const, model: built },
    };
  });
}

const rerankStopped = (last: Error): ModelError =>
  new ModelError(
    last instanceof ModelError ? last.failure : 'error',
    'The rerank model failed again and again and is left alone for a while',
  );
