import { createHash } from 'node:crypto';
import type { FoundPicture } from '../../core/document-picture';
import type { DocumentHistory } from '../../core/ports/document-history';
import type { DocumentVersion } from '../../core/ports/knowledge-store';
import { isEarlierText } from '../content-hash';
import { markdownPictures } from '../formats/pictures/markdown-pictures';
import type { KnowledgeProblem } from '../knowledge-error';
import type { LoadedDocument, LoadedFile } from '../load-documents';
import type { FolderContent } from '../read-folder';
import { asInVersion, type SplitOptions } from '../split-version';
import { pathBeside, readBeside } from './beside-document';
import { keepPictures, type PictureKeeping } from './keep-pictures';
import { mayHavePictures, shownFiles } from './shown-files';

/** Raised with every change of what is found in documents, so that their pictures are looked for again. */
const pictureVersion = 1;

export interface PictureSyncOptions extends SplitOptions {
  keeping: PictureKeeping;
  knowledgeBaseId: string;
  fileOf: FolderContent['fileOf'];
  history: Pick<DocumentHistory, 'versions' | 'contentOf'>;
  signal: AbortSignal | undefined;
}

/** Makes the kept pictures of a knowledge base equal to those of its documents. */
export class PictureSync {
  /** Paths of the files that documents show. */
  readonly shown = new Set<string>();

  private constructor(
    private readonly options: PictureSyncOptions,
    private readonly readAs: ReadonlyMap<string, string>,
  ) {}

  static async open(options: PictureSyncOptions): Promise<PictureSync> {
    return new PictureSync(options, await options.keeping.store.readAs(options.knowledgeBaseId));
  }

  /** What tells whether the files beside a document have changed. */
  async look({ path, bytes }: LoadedFile): Promise<string> {
    const hash = createHash('sha256');
    for (const file of bytes ? shownFiles(path, bytes) : []) {
      const beside = pathBeside(path, file);
      if (beside !== null) this.shown.add(beside);
      const found = await readBeside(this.options.fileOf, { document: path, file });
      hash.update(JSON.stringify([file, typeof found === 'string' ? found : digestOf(found)]));
    }
    return hash.digest('hex');
  }

  /** Whether the pictures of these documents of one file are those that it has now. */
  areKept(documents: readonly DocumentVersion[], beside: string): boolean {
    return documents
      .filter(({ path }) => mayHavePictures(path))
      .every(({ id, contentHash }) => this.readAs.get(id) === this.stampOf(contentHash, beside));
  }

  /** @param contentHash of the document as it is stored */
  async keep(loaded: LoadedDocument, contentHash: string, beside: string): Promise<KnowledgeProblem[]> {
    const { keeping, fileOf, signal, knowledgeBaseId } = this.options;
    const { document } = loaded;
    const stamp = this.stampOf(contentHash, beside);
    if (!mayHavePictures(document.path)) return [];
    const { pictures, ...stored } = isEarlierText(contentHash) ? await this.inVersion(loaded) : loaded;
    const illustrated = { ...stored, pictures: pictures ?? [], fileOf };
    const { pictures: rows, problems, isFinal } = await keepPictures(keeping, illustrated, signal);
    await keeping.store.replaceOf(document.id, knowledgeBaseId, rows, isFinal ? stamp : '');
    return problems;
  }

  /** With the text that is in use. Only Markdown tells its pictures there: those of an earlier file are gone. */
  private async inVersion(loaded: LoadedDocument): Promise<LoadedDocument> {
    const { history, split, passage, keeping } = this.options;
    const { document } = loaded;
    const newest = (await history.versions(document.id)).at(-1);
    const version = newest && (await history.contentOf(document.id, newest.number));
    if (!version) return { ...loaded, pictures: [] };
    const { passages } = asInVersion(document, version, { split, passage });
    const { text, markup, places } = version;
    const isMarkdown = document.format === 'markdown';
    const pictures: FoundPicture[] = isMarkdown ? markdownPictures(text, keeping.most).pictures : [];
    return { ...loaded, passages, reading: { text, markup, places }, pictures };
  }

  private stampOf(contentHash: string, beside: string): string {
    const { most, decoder } = this.options.keeping;
    return digestOf(JSON.stringify([pictureVersion, contentHash, beside, most, decoder !== null]));
  }
}

const digestOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
