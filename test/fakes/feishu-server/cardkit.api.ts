import { refusals } from './api-error';
import { type Card, type CardElement } from './cards';
import { type ApiRoute, type Call, type Platform } from './platform';
import { readJson } from './visible-text';

const scopes = ['cardkit:card:write'];

/**
 * Pages "创建卡片实体", "全量更新卡片实体", "更新卡片实体配置", "局部更新卡片实体", "流式更新文本", "新增组件", "更新组件",
 * "更新组件属性", "删除组件".
 */
export function cardRoutes(platform: Platform): ApiRoute[] {
  const { cards, limits } = platform;

  /**
   * Carries a change out, whole or not at all, and writes down what members see now in each message that shows the card.
   * That a refused change has used up its sequence is an assumption.
   */
  const change = (call: Call, apply: (card: Card, json: Record<string, unknown>) => void) => {
    const { json } = call.body;
    const cardId = call.path.card_id ?? '';
    limits.card(cardId);
    const card = cards.forChange(call.app, cardId, json.sequence, json.uuid);
    const before = structuredClone(card.json);
    try {
      apply(card, json);
      cards.check(card.json);
    } catch (refusal) {
      card.json = before;
      throw refusal;
    }
    for (const message of platform.messages.showing.get(cardId) ?? []) {
      platform.messages.shows(message, call.name, card.sequence);
    }
    return {};
  };

  const streamText = (call: Call) => {
    cards.mustStream(cards.usable(call.app, call.path.card_id ?? ''));
    return change(call, (card, { content }) => {
      const found = cards.element(card, call.path.element_id ?? '');
      if (found === undefined) throw refusals.cardElement();
      if (!['markdown', 'plain_text', 'lark_md'].includes(found.element.tag ?? '')) throw refusals.cardOnlyText();
      if (typeof content !== 'string' || content === '') throw refusals.cardParameter('content');
      found.element.content = content;
    });
  };

  return [
    {
      name: 'card.create',
      method: 'POST',
      path: '/cardkit/v1/cards',
      scopes,
      handle: ({ app, body }) => {
        if (body.json.type !== 'card_json') throw refusals.cardParameter('type');
        return { card_id: cards.create(app, body.json.data).cardId };
      },
    },
    {
      name: 'card.update',
      method: 'PUT',
      path: '/cardkit/v1/cards/:card_id',
      scopes,
      handle: (call) =>
        change(call, (card, json) => {
          const given = json.card as { type?: unknown; data?: unknown } | undefined;
          if (given?.type !== 'card_json') throw refusals.cardParameter('card');
          cards.replace(card, given.data);
        }),
    },
    {
      name: 'card.settings',
      method: 'PATCH',
      path: '/cardkit/v1/cards/:card_id/settings',
      scopes,
      handle: (call) =>
        change(call, (card, { settings }) => {
          cards.configure(card, settings);
        }),
    },
    {
      name: 'card.batchUpdate',
      method: 'POST',
      path: '/cardkit/v1/cards/:card_id/batch_update',
      scopes,
      handle: (call) =>
        change(call, (card, { actions }) => {
          const list = readJson(actions);
          if (!Array.isArray(list)) throw refusals.cardParameter('actions');
          for (const { action, params } of list as { action: string; params: Record<string, unknown> }[]) {
            act(platform, card, action, params);
          }
        }),
    },
    {
      name: 'card.content',
      method: 'PUT',
      path: '/cardkit/v1/cards/:card_id/elements/:element_id/content',
      scopes,
      handle: streamText,
    },
    {
      name: 'card.addElements',
      method: 'POST',
      path: '/cardkit/v1/cards/:card_id/elements',
      scopes,
      handle: (call) =>
        change(call, (card, json) => {
          act(platform, card, 'add_elements', json);
        }),
    },
    {
      name: 'card.updateElement',
      method: 'PUT',
      path: '/cardkit/v1/cards/:card_id/elements/:element_id',
      scopes,
      handle: (call) =>
        change(call, (card, json) => {
          act(platform, card, 'update_element', { ...call.path, ...json });
        }),
    },
    {
      name: 'card.patchElement',
      method: 'PATCH',
      path: '/cardkit/v1/cards/:card_id/elements/:element_id',
      scopes,
      handle: (call) =>
        change(call, (card, json) => {
          act(platform, card, 'partial_update_element', { ...call.path, ...json });
        }),
    },
    {
      name: 'card.deleteElement',
      method: 'DELETE',
      path: '/cardkit/v1/cards/:card_id/elements/:element_id',
      scopes,
      handle: (call) =>
        change(call, (card) => {
          act(platform, card, 'delete_elements', { element_ids: [call.path.element_id] });
        }),
    },
  ];
}

const readElements = (value: unknown): CardElement[] => {
  const read = typeof value === 'string' ? readJson(value) : value;
  if (!Array.isArray(read)) throw refusals.cardParameter('elements');
  return read as CardElement[];
};
const readElement = (value: unknown): CardElement => {
  const read = typeof value === 'string' ? readJson(value) : value;
  if (typeof read !== 'object' || read === null) throw refusals.cardParameter('element');
  return read as CardElement;
};

/** One step of page "局部更新卡片实体". */
function act({ cards }: Platform, card: Card, action: string, params: Record<string, unknown>): void {
  const target = (id: unknown) => {
    const found = cards.element(card, String(id));
    if (found === undefined) throw refusals.cardElement();
    return found;
  };
  if (action === 'partial_update_setting') {
    cards.configure(card, typeof params.settings === 'string' ? params.settings : JSON.stringify(params.settings));
  } else if (action === 'add_elements') {
    const added = readElements(params.elements);
    if (params.target_element_id === undefined) {
      cards.elementsOf(card).push(...added);
    } else {
      const { element, siblings } = target(params.target_element_id);
      const at = siblings.indexOf(element) + (params.type === 'insert_after' ? 1 : 0);
      if (params.type === 'append') ((element.elements ??= []) as CardElement[]).push(...added);
      else siblings.splice(at, 0, ...added);
    }
  } else if (action === 'update_element') {
    const { element, siblings } = target(params.element_id);
    siblings.splice(siblings.indexOf(element), 1, readElement(params.element));
  } else if (action === 'partial_update_element') {
    Object.assign(target(params.element_id).element, readElement(params.partial_element));
  } else if (action === 'delete_elements') {
    for (const id of params.element_ids as unknown[]) {
      const { element, siblings } = target(id);
      siblings.splice(siblings.indexOf(element), 1);
    }
  } else {
    throw refusals.cardParameter('action');
  }
}
