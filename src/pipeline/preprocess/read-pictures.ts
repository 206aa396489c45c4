import type { AssistantPolicy } from '../../core/assistant-policy';
import type { PictureRefusal, PictureTrace, ReadPicture } from '../../core/picture';
import type { ChatUsage } from '../../core/ports/chat-model';
import type { PictureReader, PictureReading } from '../../core/ports/picture-reader';
import { asksAboutPicture } from './asks-about-picture';
import { hasWords } from './clean-text';
import type { AskedBurst } from './complete-question';

export interface PictureServices {
  reader: PictureReader;
  /** Pictures of one question that are read. */
  most: number;
}

export interface PicturesAsked extends AskedBurst {
  words: string;
  policy: Pick<AssistantPolicy, 'pictures'>;
  signal: AbortSignal | undefined;
}

export interface PicturesRead {
  pictures: readonly ReadPicture[];
  traces: readonly PictureTrace[];
  refusals: readonly PictureRefusal[];
  usage: readonly ChatUsage[];
  /** Codes: `picture-read: ` with its kind, or `picture-refused: ` with the reason. */
  notes: readonly string[];
  /** Whether it is about pictures, read or not. */
  isAbout: boolean;
}

export const noPictures: PicturesRead = {
  pictures: [],
  traces: [],
  refusals: [],
  usage: [],
  notes: [],
  isAbout: false,
};

/** Reads the pictures that a question is about, its own and those of what it quotes. Others are not even fetched. */
export async function readPictures(services: PictureServices | null, asked: PicturesAsked): Promise<PicturesRead> {
  const { words, attachments, conversation, member, assistant, policy, signal } = asked;
  const images = attachments.filter(({ kind }) => kind === 'image');
  const isAbout = images.length > 0 && (asksAboutPicture(words) || isCalled(asked));
  if (!services || !isAbout) return noPictures;
  const question = words;
  const readings = await Promise.all(
    images.map((attachment, at): Promise<PictureReading> =>
      at < services.most
        ? services.reader.read({ attachment, conversation, member, assistant, policy, question, signal })
        : Promise.resolve({ status: 'refused', reason: 'too-many' }),
    ),
  );
  const read = readings.flatMap((reading) => (reading.status === 'read' ? [reading] : []));
  return {
    pictures: read.map(({ picture }) => picture),
    traces: readings.map(traceOf),
    refusals: readings.flatMap((reading) => (reading.status === 'refused' ? [reading.reason] : [])),
    usage: read.flatMap(({ usage }) => usage),
    notes: readings.map((reading) =>
      reading.status === 'read' ? `picture-read: ${reading.picture.kind}` : `picture-refused: ${reading.reason}`,
    ),
    isAbout,
  };
}

/** Who calls the bot with a picture means it, with no words or with ones such as "this". */
const isCalled = ({ mentionsBot, words }: PicturesAsked): boolean =>
  mentionsBot && (!hasWords(words) || POINTING.test(words.trim()));
const POINTING = /^(?:这[个张份]?|看这[个里张]?|this|see this|look)[\s。.!！~]*$/iu;

function traceOf(reading: PictureReading): PictureTrace {
  if (reading.status === 'refused') return reading;
  const { id, kind, kindBy, lines, rows, look, gaps, hidden } = reading.picture;
  return { status: 'read', path: null, seen: [], id, kind, kindBy, lines, rows, look, gaps, hidden };
}
