import type { MessageView, OutcomeEvent, OutcomeView, ReplyEvent, SendState } from '../api';

export interface ConversationState {
  messages: readonly MessageView[];
  /** By message id; kept apart, because an outcome may overtake its message. */
  outcomes: Readonly<Record<string, OutcomeView>>;
  /** What the channel really sent, by the id of the message that it answers. */
  replies: Readonly<Record<string, string>>;
  /** For messages that made one question together: the one that bears the reply. */
  answeredWith: Readonly<Record<string, string>>;
  loaded: boolean;
}

export type ConversationAction =
  | { type: 'history'; messages: readonly MessageView[] }
  | { type: 'message'; message: MessageView }
  /** Our own post was taken; the server's word on the message, where it came first, stands. */
  | { type: 'accepted'; message: MessageView }
  | { type: 'outcome'; event: OutcomeEvent }
  | { type: 'reply'; event: ReplyEvent };

export const emptyConversation: ConversationState = {
  messages: [],
  outcomes: {},
  replies: {},
  answeredWith: {},
  loaded: false,
};

export function conversationReducer(state: ConversationState, action: ConversationAction): ConversationState {
  switch (action.type) {
    case 'history':
      return withQuestions({ ...state, messages: merge(state.messages, action.messages), loaded: true });
    case 'message':
      return withQuestions({ ...state, messages: merge(state.messages, [action.message]) });
    case 'accepted':
      return { ...state, messages: merge([action.message], state.messages) };
    case 'outcome':
      return withOutcome(state, action.event);
    case 'reply':
      return { ...state, replies: { ...state.replies, [action.event.replyTo]: action.event.text } };
  }
}

/** A message as the list shows it. */
export interface ShownMessage {
  message: MessageView;
  outcome: OutcomeView | null;
  /** How it made a question with others of its member; null where it stands alone. */
  joined: JoinedMessage | null;
  /** While it is pending: when its member spoke last, in epoch milliseconds. */
  lastSaidAt: number;
  /** A picture about which its member has asked nothing so far. */
  wantsQuestion: boolean;
  /** The bot's words below it; null where it said nothing, or says it below a later message. */
  reply: { text: string; outcome: OutcomeView | null; parts: readonly SendState[] } | null;
}

export interface JoinedMessage {
  /** How many messages made the question. */
  count: number;
  /** The last one; it bears the outcome in full, and the reply. */
  isLast: boolean;
  /** The message right above it belongs to it. */
  follows: boolean;
}

export function shownMessages(state: ConversationState): ShownMessage[] {
  const counts = new Map<string, number>();
  const lastSaid = new Map<string, number>();
  const asking = new Set<string>();
  for (const message of state.messages) {
    const { id, member, sentAt } = message;
    const bearer = state.answeredWith[id] ?? id;
    counts.set(bearer, (counts.get(bearer) ?? 0) + 1);
    lastSaid.set(member.id, sentAt);
    if (hasWords(message) && !message.outcome && !state.outcomes[id]) asking.add(member.id);
  }
  return state.messages.map((message, at) => {
    const outcome = message.outcome ?? state.outcomes[message.id] ?? null;
    const bearer = state.answeredWith[message.id] ?? message.id;
    const sent = state.replies[message.id];
    const text = bearer === message.id ? (outcome?.answer?.text ?? sent) : undefined;
    const count = counts.get(bearer) ?? 1;
    const above = state.messages[at - 1]?.id ?? '';
    const follows = (state.answeredWith[above] ?? above) === bearer;
    return {
      message,
      outcome,
      joined: count > 1 ? { count, isLast: bearer === message.id, follows } : null,
      lastSaidAt: lastSaid.get(message.member.id) ?? message.sentAt,
      wantsQuestion: !hasWords(message) && !asking.has(message.member.id),
      reply: text === undefined ? null : { text, outcome, parts: message.parts ?? [] },
    };
  });
}

const hasWords = ({ text, mentionsBot, pictures = [] }: MessageView): boolean =>
  pictures.length === 0 || mentionsBot || text.trim() !== '';

function withOutcome(state: ConversationState, { messageIds, outcome }: OutcomeEvent): ConversationState {
  const last = messageIds.at(-1);
  const outcomes = { ...state.outcomes };
  const answeredWith = { ...state.answeredWith };
  for (const id of messageIds) {
    outcomes[id] = outcome;
    if (last !== undefined) answeredWith[id] = last;
  }
  return { ...state, outcomes, answeredWith };
}

function withQuestions(state: ConversationState): ConversationState {
  const lastOf = new Map<string, string>();
  for (const { id, questionId } of state.messages) if (questionId) lastOf.set(questionId, id);
  if (lastOf.size === 0) return state;
  const answeredWith = { ...state.answeredWith };
  for (const { id, questionId } of state.messages) {
    const last = questionId ? lastOf.get(questionId) : undefined;
    if (last !== undefined) answeredWith[id] = last;
  }
  return { ...state, answeredWith };
}

function merge(known: readonly MessageView[], incoming: readonly MessageView[]): MessageView[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of incoming) {
    const outcome = message.outcome ?? byId.get(message.id)?.outcome ?? null;
    byId.set(message.id, { ...message, outcome });
  }
  return [...byId.values()].sort((a, b) => a.sentAt - b.sentAt);
}
