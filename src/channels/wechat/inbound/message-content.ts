import type { Attachment, MessageDetails, SharedLink } from '../../../core/message';
import { withDeadline } from '../../deadline';
import { messageType, type PuppetMessage, type WeChatPuppet } from '../puppet/puppet';
import { type Quote, readQuote } from './quote';
import { isXml, xmlAttribute, xmlValue } from './xml-values';

export interface MessageContent {
  kind: MessageDetails['kind'];
  text: string;
  attachments: readonly Attachment[];
  links: readonly SharedLink[];
  quote: Quote | null;
}

const CARD_MILLISECONDS = 5_000;
const LONGEST_ADDRESS = 2_000;
const LONGEST_TITLE = 200;

/** What a message says. A picture, a sticker or a file has no words, and neither has what is not known. */
export async function readContent(
  message: PuppetMessage,
  puppet: Pick<WeChatPuppet, 'messageUrl'>,
): Promise<MessageContent> {
  const nothing = { text: '', attachments: [], links: [], quote: null };
  switch (message.type) {
    case messageType.text: {
      const read = readQuote(message.text ?? '');
      return { ...nothing, kind: 'text', text: read?.text ?? message.text ?? '', quote: read?.quote ?? null };
    }
    case messageType.image:
      return { ...nothing, kind: 'image', attachments: [attachmentOf(message, 'image')] };
    case messageType.attachment:
      return { ...nothing, kind: 'file', attachments: [attachmentOf(message, 'file')] };
    case messageType.audio: {
      const seconds = Math.round(Number(xmlAttribute(message.text ?? '', 'voicelength')) / 1000) || null;
      return { ...nothing, kind: 'voice', attachments: [{ ...attachmentOf(message, 'voice'), seconds }] };
    }
    case messageType.emoticon:
      return { ...nothing, kind: 'sticker' };
    case messageType.video:
      return { ...nothing, kind: 'other', attachments: [attachmentOf(message, 'file')] };
    case messageType.url: {
      // Some puppets take a quote for a card.
      const read = isXml(message.text ?? '') ? readQuote(message.text ?? '') : null;
      if (read) return { ...nothing, kind: 'text', ...read };
      return { ...nothing, kind: 'link', links: await readCard(message, puppet) };
    }
    default:
      return { ...nothing, kind: 'other' };
  }
}

function attachmentOf({ id, filename }: PuppetMessage, kind: Attachment['kind']): Attachment {
  return { kind, key: id, name: line(filename) };
}

async function readCard(message: PuppetMessage, puppet: Pick<WeChatPuppet, 'messageUrl'>): Promise<SharedLink[]> {
  const text = message.text ?? '';
  const card = await withDeadline(puppet.messageUrl(message.id), CARD_MILLISECONDS, () => null).catch(() => null);
  const url = [card?.url, xmlValue(text, 'url')].find((address) => address !== undefined && isAddress(address));
  if (url === undefined || url === null) return [];
  const title = line(card?.title) ?? line(xmlValue(text, 'title'));
  return [{ url, title, description: line(card?.description) ?? line(xmlValue(text, 'des')) }];
}

const isAddress = (address: string | null): boolean =>
  address !== null && address.length <= LONGEST_ADDRESS && /^https?:\/\/\S+$/.test(address) && URL.canParse(address);

/** Strangers' text on one line; null when nothing is left of it. */
function line(text: string | null | undefined): string | null {
  const words = (text ?? '').replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  return Array.from(words).slice(0, LONGEST_TITLE).join('') || null;
}
