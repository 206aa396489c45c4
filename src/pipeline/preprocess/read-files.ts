import type { ConversationRef } from '../../core/message';
import type { PostedFileReader } from '../../core/ports/posted-file-reader';
import type { QuestionAttachment, QuestionFile } from '../../core/question';
import { asksForSummary, speaksOfFile } from '../../text/asks-for-summary';

export interface FilesRead {
  files: readonly QuestionFile[];
  /** Codes: `file-read`, `file-kept` for one that was posted before, or `file-refused: ` with the reason. */
  notes: readonly string[];
  /** Whether it is about files and none of them could be read. */
  isUnreadable: boolean;
}

export interface FilesAsked {
  words: string;
  isAsked: boolean;
  mentionsBot: boolean;
  attachments: readonly QuestionAttachment[];
  conversation: ConversationRef;
  signal: AbortSignal | undefined;
}

/** Of one burst. */
const MAX_FILES = 3;

/** The posted files that a question is about: those that came with it or that it quotes, or the last one, where the bot is asked about "this paper". */
export async function readFiles(reader: PostedFileReader | null, asked: FilesAsked): Promise<FilesRead> {
  const { words, isAsked, mentionsBot, attachments, conversation, signal } = asked;
  const nothing: FilesRead = { files: [], notes: [], isUnreadable: false };
  const isAbout = speaksOfFile(words) || asksForSummary(words);
  if (!reader || !isAsked || !(mentionsBot || isAbout)) return nothing;
  const posted = attachments.filter(({ kind }) => kind === 'file');
  if (posted.length === 0) {
    const kept = mentionsBot && attachments.length === 0 && isAbout ? await reader.latest(conversation) : null;
    return kept ? { ...nothing, files: [kept], notes: ['file-kept'] } : nothing;
  }
  const readings = await Promise.all(
    posted.slice(0, MAX_FILES).map((attachment) => reader.read(attachment, conversation, signal)),
  );
  const files = readings.flatMap((reading) => (reading.status === 'read' ? [reading.file] : []));
  return {
    files,
    notes: readings.map((reading) => (reading.status === 'read' ? 'file-read' : `file-refused: ${reading.reason}`)),
    isUnreadable: files.length === 0 && isAbout,
  };
}
