/** Of a chat with one member the platform tells no id; the prefix keeps it apart from groups'. */
const DIRECT = 'single:';

export function conversationIdOf({ chatid, userid }: { chatid: string | null | undefined; userid: string }): string {
  return chatid ?? `${DIRECT}${userid}`;
}

/** Where a command writes to. */
export function addressOf(conversationId: string): { chatid: string; chat_type: 1 | 2 } {
  return conversationId.startsWith(DIRECT)
    ? { chatid: conversationId.slice(DIRECT.length), chat_type: 1 }
    : { chatid: conversationId, chat_type: 2 };
}
