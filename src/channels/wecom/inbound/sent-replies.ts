const KEPT = 2_000;
const KEPT_CHARACTERS = 200;
/** Of a text that is quoted in part. */
const COMPARED_CHARACTERS = 40;
/** A shorter quote must be the whole text. */
const SHORTEST_PART = 12;

interface SentReply {
  platformMessageId: string;
  conversationId: string;
  essence: string;
}

/** What this program wrote of late. The platform tells a quote's words, but not whose they are. */
export class SentReplies {
  private readonly sent: SentReply[] = [];

  note(reply: { platformMessageId: string; conversationId: string; text: string }): void {
    const { platformMessageId, conversationId, text } = reply;
    this.sent.push({ platformMessageId, conversationId, essence: essenceOf(text) });
    if (this.sent.length > KEPT) this.sent.shift();
  }

  /** The id of the reply that these words are from; null when none is known. The latest wins. */
  find(conversationId: string, text: string): string | null {
    const quoted = essenceOf(text);
    if (quoted === '') return null;
    const found = this.sent.findLast(
      (reply) => reply.conversationId === conversationId && isOneText(reply.essence, quoted),
    );
    return found?.platformMessageId ?? null;
  }
}

function isOneText(sent: string, quoted: string): boolean {
  if (sent === quoted) return true;
  const length = Math.min(sent.length, quoted.length, COMPARED_CHARACTERS);
  return length >= SHORTEST_PART && sent.slice(0, length) === quoted.slice(0, length);
}

/** The first letters and digits alone: a quote shows no markup. */
const essenceOf = (text: string): string => text.replace(/[^\p{Letter}\p{Number}]/gu, '').slice(0, KEPT_CHARACTERS);
