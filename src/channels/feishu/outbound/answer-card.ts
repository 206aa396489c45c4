import type { Citation } from '../../../core/answer';
import type { Figures } from '../../../core/figures';
import type { ReplyBody } from '../../../core/ports/channel';
import type { Language } from '../../../core/question';
import { sourcePlace } from '../../../text/source-place';
import { cardWords, labelOf } from './card-words';
import { escapeCardText, escapePlainText } from './escape-markup';
import { feedbackElements, stopButton } from './feedback-elements';
import { noteElements, queryElements, tableElements, tableWords } from './figures-elements';

export interface CardPicture {
  imageKey: string;
  description: string;
}

/** The platform takes no larger card; page `cardkit-v1/card/update`. */
export const MAX_CARD_BYTES = 30 * 1024;
/** Three bytes each for Chinese, with room for escapes and the rest of the card. */
const STREAMED_CHARACTERS = 6000;
/** Of the element that streams. */
export const WORDS_ELEMENT = 'words';

/**
 * The finished answer as card JSON 2.0: words, pictures, figures, and on the last part sources and buttons. Null when it
 * is larger than the platform takes, also without the queries behind the figures.
 */
export const answerCard = (body: ReplyBody, pictures: readonly CardPicture[] = []): string | null =>
  finishedCard(body, { pictures, table: tableElements, queries: queryElements, sources: sourcesElements }) ??
  finishedCard(body, { pictures, table: tableElements, queries: none, sources: sourcesElements });

/** The forms in which the answer may be shown as a card, the best first: with figures also with their table as words. */
export function answerCards(body: ReplyBody, pictures: readonly CardPicture[]): string[] {
  const inWords = { pictures, table: tableWords, queries: none, sources: sourcesElements };
  const cards = [answerCard(body, pictures), body.figures ? finishedCard(body, inWords) : null];
  return cards.filter((card) => card !== null);
}

/** The same with little that could be refused: no pictures, figures as words, and sources as lines without links. */
export const plainAnswerCard = (body: ReplyBody): string | null =>
  finishedCard(body, { pictures: [], table: tableWords, queries: none, sources: plainSources });

type FiguresElements = (figures: Figures, language: Language) => object[];

interface CardForm {
  pictures: readonly CardPicture[];
  table: FiguresElements;
  queries: FiguresElements;
  sources: (body: ReplyBody) => object[];
}

const none: FiguresElements = () => [];

function finishedCard(body: ReplyBody, { pictures, table, queries, sources }: CardForm): string | null {
  const isLast = body.part === body.parts;
  const { figures } = body;
  const ofFigures = (elements: FiguresElements): object[] => (figures ? elements(figures, body.language) : []);
  const card = cardOf(body, [
    wordsElement(escapeCardText(body.text)),
    ...pictures.map(pictureElement),
    ...ofFigures(table),
    ...ofFigures(noteElements),
    ...ofFigures(queries),
    ...(isLast ? sources(body) : []),
    ...labelElements(body),
    ...(isLast && body.writer !== 'fixed' ? feedbackElements(body) : []),
  ]);
  return Buffer.byteLength(card) <= MAX_CARD_BYTES ? card : null;
}

/** An answer that is being written: the words so far, or that there will be some. */
export function draftCard(body: ReplyBody): string {
  const text = body.text === '' ? cardWords[body.language].thinking : body.text;
  return cardOf({ ...body, text }, [wordsElement(streamedText(text)), ...labelElements(body), stopButton(body)], true);
}

/** Of a text that is still growing: the beginning that surely fits into a card. */
export const streamedText = (text: string): string => escapeCardText(text.slice(0, STREAMED_CHARACTERS));

function cardOf({ text }: ReplyBody, elements: readonly object[], isStreaming = false): string {
  return JSON.stringify({
    schema: '2.0',
    config: {
      update_multi: true,
      streaming_mode: isStreaming,
      summary: { content: escapePlainText(text.slice(0, 60)) },
    },
    body: { elements },
  });
}

const wordsElement = (content: string) => ({ tag: 'markdown', element_id: WORDS_ELEMENT, content });

const pictureElement = ({ imageKey, description }: CardPicture) => ({
  tag: 'img',
  img_key: imageKey,
  alt: { tag: 'plain_text', content: description },
});

function labelElements(body: ReplyBody): object[] {
  const label = labelOf(body);
  return label === null
    ? []
    : [{ tag: 'markdown', text_size: 'notation', content: `<font color='grey'>${label}</font>` }];
}

function plainSources({ citations, language }: ReplyBody): object[] {
  if (citations.length === 0) return [];
  const lines = citations.map(
    ({ number, title, sources }) => `[${number}] ${escapeCardText(title)}${originOf(sources, language)}`,
  );
  const content = [cardWords[language].sources(citations.length), ...lines].join('\n');
  return [{ tag: 'markdown', text_size: 'notation', content }];
}

/** In a panel that can be folded away. */
function sourcesElements(body: ReplyBody): object[] {
  if (body.citations.length === 0) return [];
  const title = cardWords[body.language].sources(body.citations.length);
  const content = body.citations.map((citation) => sourceLine(citation, body)).join('\n');
  return [
    {
      tag: 'collapsible_panel',
      expanded: true,
      header: { title: { tag: 'plain_text', content: title } },
      elements: [{ tag: 'markdown', text_size: 'notation', content }],
    },
  ];
}

function sourceLine(citation: Citation, { language }: ReplyBody): string {
  const { number, sources, url } = citation;
  const place = escapeCardText(sourcePlace(citation, language));
  const address = linkAddress(url);
  return `[${number}] ${address === null ? place : `[${place}](${address})`}${originOf(sources, language)}`;
}

function originOf(sources: readonly string[], language: ReplyBody['language']): string {
  const { separator, open, close } = cardWords[language];
  return sources.length > 0 ? escapeCardText(`${open}${sources.join(separator)}${close}`) : '';
}

/** Null for what is not a web address. No sign in it can end the link. */
function linkAddress(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return href.replace(/[()<>'"\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
