import { createHash } from 'node:crypto';
import type { PictureGap, PictureKind, PictureLook, PictureRefusal, ReadPicture } from '../core/picture';
import type { AttachmentSource } from '../core/ports/attachment-source';
import { AttachmentError } from '../core/ports/channel';
import type { ChatUsage } from '../core/ports/chat-model';
import type { Clock } from '../core/ports/clock';
import type { DecodedPicture, PictureDecoder } from '../core/ports/picture-decoder';
import type { PictureReader, PictureReading, PictureRequest } from '../core/ports/picture-reader';
import type { Redaction, Redactor } from '../core/ports/redactor';
import type { TextRecogniser } from '../core/ports/text-recogniser';
import type { VisualQuestioner } from '../core/ports/visual-questioner';
import { HourlyBudget } from './hourly-budget';
import { readLetters, type ReadLetters } from './read-letters';
import { Recent } from './recent';
import { Turns } from './turns';

export interface ReadPicturesOptions {
  attachments: AttachmentSource;
  decoder: Pick<PictureDecoder, 'decode' | 'blackOut'>;
  /** Null: nothing here reads letters. */
  recogniser: TextRecogniser | null;
  redactor: Redactor;
  /** Null: no model here sees. */
  looker: Pick<VisualQuestioner, 'look'> | null;
  clock: Pick<Clock, 'elapsed'>;
  limits: {
    /** Of one picture. */
    maxMegabytes: number;
    /** Of this process. */
    looksPerHour: number;
  };
}

/** A picture as far as it was read before a model looks. */
interface Page {
  id: string;
  isAnimated: boolean;
  letters: ReadLetters;
  /** By question: whether it can be answered depends on that. */
  looks: Map<string, PictureLook>;
}

const KEPT = { milliseconds: 600_000, count: 24 };
/** A model that is less sure than this does not say what a picture is against the words on it. */
const CONFIDENT = 0.6;
const KNOWN_CHARACTERS = 4000;
/** Each takes up to 20 MB and a processor for seconds. */
const TURNS = { atOnce: 4, mostWaiting: 40 };

/** Reads pictures step by step; what one step cannot do is a gap, and the others still count. Nothing of them is kept for longer than ten minutes. */
export class ReadPictures implements PictureReader {
  private readonly pages: Recent<Page>;
  private readonly budget: HourlyBudget;
  private readonly turns = new Turns(TURNS);

  constructor(private readonly options: ReadPicturesOptions) {
    this.pages = new Recent(options.clock, KEPT);
    this.budget = new HourlyBudget(options.clock, options.limits.looksPerHour);
  }

  async read(request: PictureRequest): Promise<PictureReading> {
    const page = await this.turns.run(() => this.pageFor(request), request.signal);
    if (page === null) return { status: 'refused', reason: 'busy' };
    if ('reason' in page) return { status: 'refused', reason: page.reason };
    const { look, gaps, usage } = await this.lookAt(page, request);
    return { status: 'read', picture: pictureOf(page, { look, gaps }), usage };
  }

  private async pageFor(request: PictureRequest): Promise<Page | { reason: PictureRefusal }> {
    const { attachment, conversation, member, policy, signal } = request;
    const fetched = await this.fetch(request);
    if ('reason' in fetched) return fetched;
    const digest = createHash('sha256').update(fetched.bytes).digest('hex');
    // Placeholders mean something to one member in one conversation.
    const key = JSON.stringify([
      conversation.channel,
      conversation.id,
      attachment.app,
      member.id,
      policy.pictures,
      digest,
    ]);
    const known = this.pages.get(key);
    if (known) return known;
    const decoded = await this.options.decoder.decode(fetched.bytes, signal);
    if (decoded.status === 'refused') return { reason: decoded.reason };
    const page = await this.pageOf(decoded.value, request);
    if (page.letters.isWhole) this.pages.set(key, page);
    return page;
  }

  private async fetch(request: PictureRequest): Promise<{ bytes: Buffer } | { reason: PictureRefusal }> {
    const { attachment, conversation, signal } = request;
    const maxBytes = Math.floor(this.options.limits.maxMegabytes * 1024 * 1024);
    try {
      const { bytes } = await this.options.attachments.fetch(
        { ...attachment, channel: conversation.channel },
        { maxBytes, ...(signal && { signal }) },
      );
      return bytes.length > maxBytes ? { reason: 'too-large' } : { bytes };
    } catch (error) {
      signal?.throwIfAborted();
      return { reason: error instanceof AttachmentError ? error.failure : 'failed' };
    }
  }

  private async pageOf(picture: DecodedPicture, request: PictureRequest): Promise<Page> {
    const { decoder, recogniser } = this.options;
    const redact = this.redactFor(request);
    const { signal, policy } = request;
    const { bytes, mediaType, width, height, isAnimated } = picture;
    const safe = { bytes, mediaType, width, height };
    const letters = await readLetters(safe, { decoder, recogniser, redact, policy: policy.pictures, signal });
    const id = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    return { id, isAnimated, letters, looks: new Map() };
  }

  private redactFor({ conversation, member }: PictureRequest): (text: string) => Redaction {
    return (text) => this.options.redactor.redact(text, { conversation, memberId: member.id });
  }

  private async lookAt(
    page: Page,
    request: PictureRequest,
  ): Promise<{ look: PictureLook | null; gaps: PictureGap[]; usage: readonly ChatUsage[] }> {
    const { question, assistant, conversation, signal } = request;
    const { looker } = this.options;
    const { shown, lines } = page.letters;
    const without = (gap: PictureGap, usage: readonly ChatUsage[] = []) => ({ look: null, gaps: [gap], usage });
    if (!looker) return without('no-model');
    if (!shown) return without('kept-here');
    const known = page.looks.get(question);
    if (known) return { look: known, gaps: [], usage: [] };
    if (!this.budget.take()) return without('looks-used-up');
    const seen = await looker.look({
      picture: shown,
      question,
      known: lines.join('\n').slice(0, KNOWN_CHARACTERS),
      assistant,
      conversation,
      signal,
    });
    if (seen.status !== 'seen') return without('model-failed', seen.usage);
    const look = redactedLook(seen.value, this.redactFor(request));
    if (!look) return without('model-failed', seen.usage);
    page.looks.set(question, look);
    return { look, gaps: [], usage: seen.usage };
  }
}

/** Null where it could not be redacted: then nothing of it may be used. */
function redactedLook(look: PictureLook, redact: (text: string) => Redaction): PictureLook | null {
  try {
    const observations = look.observations.map((observation) => redact(observation).text);
    return { ...look, observations, text: redact(look.text).text };
  } catch {
    return null;
  }
}

function pictureOf(page: Page, { look, gaps }: { look: PictureLook | null; gaps: readonly PictureGap[] }): ReadPicture {
  const { letters, id, isAnimated } = page;
  const { lines, rows, hidden, shown } = letters;
  const all = [...letters.gaps, ...gaps, ...(isAnimated ? (['first-frame'] as const) : [])];
  // What asks on about it would cost, too.
  const mayBeShown = !gaps.includes('looks-used-up');
  const told = { lines, rows, look, gaps: [...new Set(all)], hidden };
  return { id, ...kindOf(letters, look), ...told, shown: mayBeShown ? shown : null };
}

/** Rows of results make a report, whatever it looked like. */
function kindOf(
  { kind, rows }: ReadLetters,
  look: PictureLook | null,
): { kind: PictureKind; kindBy: 'model' | 'text' } {
  if (rows.length > 0 && kind === 'report') return { kind, kindBy: 'text' };
  if (look && (look.confidence >= CONFIDENT || kind === 'other')) return { kind: look.kind, kindBy: 'model' };
  return { kind, kindBy: 'text' };
}
