import { refusals } from './api-error';
import { type App } from './apps';
import { checkTables } from './card-tables';
import { type FakeClock } from './clock';
import { type Ids } from './ids';
import { readJson } from './visible-text';

type Json = Record<string, unknown>;
export type CardElement = Json & { tag?: string; element_id?: string; content?: unknown };

export interface Card {
  readonly cardId: string;
  readonly appId: string;
  json: Json;
  sequence: number;
  streamingSince: number | undefined;
  readonly createdAt: number;
  readonly uuids: Set<string>;
}

const day = 24 * 60 * 60 * 1000;
/** Page "更新卡片配置": an entity can be changed for 14 days. */
const cardLife = 14 * day;
/** Page "流式更新卡片" lets streaming close itself (200850); that it takes ten minutes is an assumption. */
const streamingLife = 10 * 60 * 1000;
const largestCard = 30 * 1024;
const mostElements = 200;

/** Card entities. Pages "创建卡片实体", "更新卡片配置", "流式更新文本". */
export class Cards {
  private readonly all = new Map<string, Card>();

  constructor(
    private readonly clock: FakeClock,
    private readonly ids: Ids,
  ) {}

  create(app: App, text: unknown): Card {
    const json = this.read(text);
    const now = this.clock.now();
    const card: Card = {
      cardId: this.ids.card(),
      appId: app.appId,
      json,
      sequence: 0,
      streamingSince: streams(json) ? now : undefined,
      createdAt: now,
      uuids: new Set(),
    };
    this.all.set(card.cardId, card);
    return card;
  }

  /** The card, its sequence moved on. Throws when it may not be changed, or not with this sequence. */
  forChange(app: App, cardId: string, sequence: unknown, uuid: unknown): Card {
    const card = this.usable(app, cardId);
    if (!Number.isInteger(sequence) || (sequence as number) < 1) throw refusals.cardParameter('sequence');
    if (typeof uuid === 'string' && card.uuids.has(uuid)) throw refusals.cardUuidUsed();
    if ((sequence as number) <= card.sequence) throw refusals.cardSequence();
    if (typeof uuid === 'string') card.uuids.add(uuid);
    card.sequence = sequence as number;
    return card;
  }

  usable(app: App, cardId: string): Card {
    const card = this.all.get(cardId);
    if (card === undefined) throw refusals.cardUnknown();
    if (card.appId !== app.appId) throw refusals.cardOfOtherApp();
    if (this.clock.now() - card.createdAt > cardLife) throw refusals.cardExpired();
    return card;
  }

  /** Throws unless the card streams now. */
  mustStream(card: Card): void {
    if (card.streamingSince === undefined) throw refusals.cardStreamClosed();
    if (this.clock.now() - card.streamingSince > streamingLife) {
      card.streamingSince = undefined;
      throw refusals.cardStreamTimedOut();
    }
  }

  replace(card: Card, text: unknown): void {
    card.json = this.read(text);
    this.keepStreaming(card);
  }

  configure(card: Card, text: unknown): void {
    const settings = readJson(text) as Json | undefined;
    if (typeof settings !== 'object') throw refusals.cardParameter('settings');
    const config = settings.config as Json | undefined;
    if (config?.update_multi === false) throw refusals.cardNotShared();
    card.json = { ...card.json, config: { ...(card.json.config as Json | undefined), ...config } };
    this.keepStreaming(card);
  }

  element(card: Card, elementId: string): { element: CardElement; siblings: CardElement[] } | undefined {
    const search = (siblings: unknown): { element: CardElement; siblings: CardElement[] } | undefined => {
      if (!Array.isArray(siblings)) return undefined;
      for (const element of siblings as CardElement[]) {
        if (element.element_id === elementId) return { element, siblings: siblings as CardElement[] };
        const deeper = search(element.elements) ?? search(element.columns);
        if (deeper !== undefined) return deeper;
        const text = element.text as CardElement | undefined;
        if (text?.element_id === elementId) return { element: text, siblings: [] };
      }
      return undefined;
    };
    return search(bodyOf(card.json));
  }

  elementsOf(card: Card): CardElement[] {
    return bodyOf(card.json);
  }

  jsonOf(cardId: string): Json | undefined {
    return this.all.get(cardId)?.json;
  }

  /** Throws when a change made the card too large. */
  check(json: Json): void {
    if (Buffer.byteLength(JSON.stringify(json)) > largestCard) throw refusals.cardTooLong();
    const ids: string[] = [];
    let elements = 0;
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(walk);
      else if (typeof value === 'object' && value !== null) {
        const item = value as CardElement;
        if (typeof item.tag === 'string') elements++;
        if (typeof item.element_id === 'string') ids.push(item.element_id);
        Object.values(value).forEach(walk);
      }
    };
    walk(json);
    if (elements > mostElements) throw refusals.cardTooManyElements();
    if (new Set(ids).size < ids.length) throw refusals.cardIdsRepeat();
    checkTables(json);
  }

  private keepStreaming(card: Card): void {
    if (!streams(card.json)) card.streamingSince = undefined;
    else card.streamingSince ??= this.clock.now();
  }

  private read(text: unknown): Json {
    if (text === undefined || text === '') throw refusals.cardEmpty();
    const json = readJson(text);
    if (typeof json !== 'object' || json === null) throw refusals.cardUnreadable();
    const card = json as Json;
    if (card.schema !== '2.0') throw refusals.cardSchema();
    if ((card.config as Json | undefined)?.update_multi === false) throw refusals.cardNotShared();
    this.check(card);
    return card;
  }
}

const streams = (json: Json): boolean => (json.config as Json | undefined)?.streaming_mode === true;

function bodyOf(json: Json): CardElement[] {
  const body = (json.body ??= {}) as { elements?: CardElement[] };
  return (body.elements ??= []);
}
