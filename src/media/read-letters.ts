import type { PictureLeave } from '../core/assistant-policy';
import type { Box, PictureGap, PictureKind, PictureLine, ReportRow, SafePicture } from '../core/picture';
import type { PictureDecoder } from '../core/ports/picture-decoder';
import type { Redaction } from '../core/ports/redactor';
import type { TextRecogniser } from '../core/ports/text-recogniser';
import { hiddenWords } from './redaction/hidden-words';
import { kindFromText } from './report/kind-from-text';
import { linesOfRows, readReportRows } from './report/read-report-rows';

/** What the letters of a picture tell, without personal data. */
export interface ReadLetters {
  kind: PictureKind;
  lines: readonly string[];
  rows: readonly ReportRow[];
  hidden: number;
  /** What may be shown to a model; null: nothing of it. */
  shown: SafePicture | null;
  gaps: readonly PictureGap[];
  /** False: another time more may come of it. */
  isWhole: boolean;
}

export interface LettersServices {
  decoder: Pick<PictureDecoder, 'blackOut'>;
  /** Null: nothing here reads letters. */
  recogniser: TextRecogniser | null;
  redact: (text: string) => Redaction;
  policy: PictureLeave;
  signal?: AbortSignal | undefined;
}

const FEW = 6;
/** Of a recogniser's own confidence, the mean over all letters. */
const DOUBTFUL = 0.6;

/**
 * Reads the letters and hides personal data. The policy decides whether a picture may leave this machine to have its
 * letters read, and what may be shown to a model: `redacted` shows nothing of which no letters were read here.
 * Rejects only with the signal's reason.
 */
export async function readLetters(picture: SafePicture, services: LettersServices): Promise<ReadLetters> {
  const { recogniser, policy, signal } = services;
  const mayRead = recogniser !== null && (recogniser.isLocal || policy === 'always');
  const recognition = mayRead ? await recogniser.recognise(picture, signal) : null;
  if (recognition?.status === 'read') return withoutPersonalData(picture, recognition.lines, services);
  const isMissing = recogniser === null || recognition?.reason === 'missing';
  const gap = isMissing ? 'no-recogniser' : mayRead ? 'few-letters' : 'kept-here';
  return { ...unread, shown: policy === 'always' ? picture : null, gaps: [gap], isWhole: !mayRead };
}

const unread: ReadLetters = { kind: 'other', lines: [], rows: [], hidden: 0, shown: null, gaps: [], isWhole: false };

async function withoutPersonalData(
  picture: SafePicture,
  lines: readonly PictureLine[],
  { decoder, redact, policy, signal }: LettersServices,
): Promise<ReadLetters> {
  let hidden;
  let rows;
  try {
    hidden = hiddenWords(lines, redact);
    rows = readReportRows(lines).map((row) => ({ ...row, item: telling(row.item, redact) }));
  } catch {
    // What could not be redacted may not be used at all.
    return { ...unread, gaps: ['kept-here'] };
  }
  const kind = kindFromText(lines);
  const boxes = kind === 'report' ? new Set([...hidden.boxes, ...doubtfulBoxes(lines)]) : hidden.boxes;
  const shown = policy === 'never' ? null : await blackened(picture, [...boxes], { decoder, signal });
  return {
    kind,
    lines: hidden.lines,
    rows,
    hidden: hidden.count,
    shown,
    gaps: gapsOf(lines),
    isWhole: shown !== null || policy === 'never',
  };
}

/** The head and foot of a report name its patient: what cannot be read for sure there may be a name. */
function doubtfulBoxes(lines: readonly PictureLine[]): Box[] {
  const rows = linesOfRows(lines);
  const others = lines.filter((line) => !rows.has(line)).flatMap(({ words }) => words);
  return others.filter(({ confidence }) => confidence < DOUBTFUL).map(({ box }) => box);
}

/** Items are no names, but a number of somebody may have run into one. */
const telling = (item: string, redact: LettersServices['redact']): string =>
  /\d{5}|@/.test(item) ? redact(item).text : item;

async function blackened(
  picture: SafePicture,
  boxes: Parameters<PictureDecoder['blackOut']>[1],
  { decoder, signal }: Pick<LettersServices, 'decoder' | 'signal'>,
): Promise<SafePicture | null> {
  if (boxes.length === 0) return picture;
  const result = await decoder.blackOut(picture, boxes, signal);
  return result.status === 'done' ? result.value : null;
}

function gapsOf(lines: readonly PictureLine[]): PictureGap[] {
  const words = lines.flatMap((line) => line.words);
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  if (letters < FEW) return ['few-letters'];
  const certainty = words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / letters;
  return certainty < DOUBTFUL ? ['blurred'] : [];
}
