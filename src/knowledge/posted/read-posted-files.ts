import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { ConversationRef } from '../../core/message';
import type { AttachmentSource } from '../../core/ports/attachment-source';
import { AttachmentError } from '../../core/ports/channel';
import type { Clock } from '../../core/ports/clock';
import type { ConversationFile, ConversationFileStore } from '../../core/ports/conversation-file-store';
import type { DocumentReader, DocumentReading, ReadDocument } from '../../core/ports/document-reader';
import type { PostedFileReader, PostedFileReading } from '../../core/ports/posted-file-reader';
import type { Redactor } from '../../core/ports/redactor';
import type { QuestionAttachment, QuestionFile } from '../../core/question';
import { redactDocument } from './redact-document';

export interface PostedFilesOptions {
  attachments: AttachmentSource;
  reader: DocumentReader;
  files: ConversationFileStore;
  clock: Pick<Clock, 'now'>;
  /** Hides personal data before anything of a file is kept; absent: nothing is hidden. */
  redactor?: Redactor | null;
  limits: { maxMegabytes: number; keepHours: number };
}

const HOUR_MILLISECONDS = 3_600_000;
/** Another program would have to open it, which sees more than its own file: that is for the admin's files alone. */
const OLD_OFFICE = /\.(?:doc|dot|xls|xlt|ppt|pot|pps|rtf|odt|ods|odp|wps|et|dps)$/i;
/** Of one file; what follows is left out. */
const MAX_CHARACTERS = 2_000_000;

/** Fetches what was posted, has it read like any document, and keeps the text for the conversation. */
export class ReadPostedFiles implements PostedFileReader {
  constructor(private readonly options: PostedFilesOptions) {}

  async read(
    attachment: QuestionAttachment,
    conversation: ConversationRef,
    signal?: AbortSignal,
  ): Promise<PostedFileReading> {
    const { reader, files, clock } = this.options;
    const id = fileIdOf(attachment, conversation);
    const name = attachment.name ?? 'file';
    const known = await files.find(id, clock.now());
    if (known) return { status: 'read', file: { id, name: known.name } };
    if (!reader.reads(name) || OLD_OFFICE.test(name)) return { status: 'refused', reason: 'unsupported' };
    try {
      const reading = await this.readNow(attachment, { conversation, name, signal });
      const documents = this.redacted(reading.documents, { conversation, id }).filter(({ text }) => text.trim() !== '');
      if (documents.length === 0) return { status: 'refused', reason: reading.refused[0]?.reason ?? 'no-text' };
      await files.put(this.fileOf({ id, name, conversation }, documents));
      return { status: 'read', file: { id, name } };
    } catch (error) {
      if (error instanceof AttachmentError) return { status: 'refused', reason: error.failure };
      throw error;
    }
  }

  async latest(conversation: ConversationRef): Promise<QuestionFile | null> {
    const { files, clock } = this.options;
    const [file] = await files.list(conversation, clock.now(), 1);
    return file ? { id: file.id, name: file.name } : null;
  }

  private async readNow(
    attachment: QuestionAttachment,
    { conversation, name, signal }: { conversation: ConversationRef; name: string; signal: AbortSignal | undefined },
  ): Promise<DocumentReading> {
    const { attachments, reader, limits } = this.options;
    const { bytes } = await attachments.fetch(
      { ...attachment, channel: conversation.channel },
      { maxBytes: limits.maxMegabytes * 1_000_000, ...(signal && { signal }) },
    );
    const folder = await mkdtemp(join(tmpdir(), 'fennelbean-'));
    try {
      // Under a name of our own: that of the member is only shown.
      const file = join(folder, `posted${extname(name).toLowerCase()}`);
      await writeFile(file, bytes, { mode: 0o600 });
      return await reader.read({ path: name, file }, signal);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** What stands in a file belongs to no member's words: its placeholders are never put back. */
  private redacted(
    documents: readonly ReadDocument[],
    { conversation, id }: Pick<ConversationFile, 'conversation' | 'id'>,
  ): readonly ReadDocument[] {
    const { redactor } = this.options;
    if (!redactor) return documents;
    const scope = { conversation, memberId: `file ${id}` };
    return documents.map((document) => redactDocument(document, (text) => redactor.redact(text, scope).text));
  }

  private fileOf(
    { id, name, conversation }: Pick<ConversationFile, 'id' | 'name' | 'conversation'>,
    documents: readonly ReadDocument[],
  ): ConversationFile {
    const { clock, limits } = this.options;
    const readAt = clock.now();
    return {
      id,
      name,
      conversation,
      format: documents[0]?.format ?? 'text',
      ...joined(documents),
      readAt,
      expiresAt: readAt + limits.keepHours * HOUR_MILLISECONDS,
    };
  }
}

/** The members of an archive one after the other, each under its name. */
function joined(documents: readonly ReadDocument[]): Pick<ConversationFile, 'text' | 'places'> {
  let text = '';
  const places: ConversationFile['places'][number][] = [];
  for (const document of documents) {
    if (documents.length > 1) text += `# ${document.path}\n\n`;
    const start = text.length;
    places.push(...document.places.map(({ start: own, place }) => ({ start: start + own, place })));
    text += `${document.text}\n\n`;
  }
  const kept = text.trimEnd().slice(0, MAX_CHARACTERS);
  return { text: kept, places: places.filter(({ start }) => start < kept.length) };
}

const fileIdOf = ({ app, platformMessageId, key }: QuestionAttachment, { channel, id }: ConversationRef): string =>
  createHash('sha256')
    .update(JSON.stringify(['posted-file', channel, id, app, platformMessageId, key]))
    .digest('base64url')
    .slice(0, 22);
