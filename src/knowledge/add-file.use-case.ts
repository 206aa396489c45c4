import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { KnowledgeBase } from '../core/knowledge';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import { isUnder } from './files-of-documents';
import type { IngestKnowledge } from './ingest-knowledge.use-case';
import { systemCode, systemReason, type KnowledgeProblem } from './knowledge-error';
import { safeFileName } from './safe-file-name';

const largestFile = 32 * 1024 * 1024;

export interface AddFileRequest {
  /** Name of the knowledge base. */
  knowledgeBase: string;
  /** As whoever uploads it calls it. */
  name: string;
  content: AsyncIterable<Uint8Array>;
  /** Whether a file of that name may be overwritten. */
  replace: boolean;
}

export type AddFileStatus =
  'added' | 'unknown-base' | 'bad-name' | 'unsupported' | 'exists' | 'too-large' | 'unwritable' | 'refused';

export interface AddFileResult {
  status: AddFileStatus;
  /** What the reading of the file told; for `unwritable` why. */
  problems: readonly KnowledgeProblem[];
}

interface Upload {
  /** Where the bytes were written at first. */
  temporary: string;
  target: string;
  /** Where the file lies that it replaces. */
  backup: string;
  replace: boolean;
}

/** Writes an uploaded file into the folder of a knowledge base and reads it. What cannot be read is not kept. */
export class AddFile {
  constructor(
    private readonly knowledge: Pick<KnowledgeStore, 'listKnowledgeBases' | 'documentVersions'>,
    private readonly ingest: Pick<IngestKnowledge, 'run' | 'reads'>,
  ) {}

  async run({ knowledgeBase, name, content, replace }: AddFileRequest): Promise<AddFileResult> {
    const bases = await this.knowledge.listKnowledgeBases();
    const base = bases.find((one) => one.name === knowledgeBase);
    if (!base) return plain('unknown-base');
    const safe = safeFileName(name);
    if (safe === null) return plain('bad-name');
    if (!this.ingest.reads(safe)) return plain('unsupported');
    const own = join(base.folder, `.upload-${randomUUID()}`);
    const upload = { temporary: own, backup: `${own}-before`, target: join(base.folder, safe), replace };
    try {
      if (!(await receive(content, upload.temporary))) return plain('too-large');
      if (!(await putInPlace(upload))) return plain('exists');
      return await this.read(base, safe, upload);
    } catch (error) {
      if (systemCode(error) === '') throw error;
      const message = `The file cannot be written: ${systemReason(error)}.`;
      return { status: 'unwritable', problems: [{ file: safe, message, severity: 'error' }] };
    } finally {
      await rm(upload.temporary, { force: true });
      await rm(upload.backup, { force: true });
    }
  }

  private async read(base: KnowledgeBase, name: string, upload: Upload): Promise<AddFileResult> {
    const { folder, assistant, language } = base;
    const { problems } = await this.ingest.run({ folder, assistant, language }).catch(async (error: unknown) => {
      await takeBack(upload);
      throw error;
    });
    const own = problems.filter(({ file }) => file === name || file.startsWith(`${name}/`));
    const isUnread = own.some(({ file, severity }) => file === name && severity === 'error');
    const stored = await this.knowledge.documentVersions(base.id);
    if (!isUnread && stored.some(({ path }) => isUnder([name], path))) return { status: 'added', problems: own };
    await takeBack(upload);
    return { status: 'refused', problems: own };
  }
}

const plain = (status: AddFileStatus): AddFileResult => ({ status, problems: [] });

/** False when it is too large. */
async function receive(content: AsyncIterable<Uint8Array>, path: string): Promise<boolean> {
  let size = 0;
  const counting = new Transform({
    transform: (chunk: Uint8Array, _encoding, done) => {
      size += chunk.length;
      done(size > largestFile ? new TooLarge() : null, chunk);
    },
  });
  try {
    await pipeline(content, counting, createWriteStream(path, { flags: 'wx', mode: 0o644 }));
    return true;
  } catch (error) {
    if (error instanceof TooLarge) return false;
    throw error;
  }
}

class TooLarge extends Error {}

/** False when there is one that may not be replaced. */
async function putInPlace({ temporary, target, backup, replace }: Upload): Promise<boolean> {
  if (replace) {
    await rename(target, backup).catch(unlessCode('ENOENT'));
    await rename(temporary, target);
    return true;
  }
  // Unlike a rename, this fails where there is one.
  const linked = await link(temporary, target).then(() => true, unlessCode('EEXIST'));
  return linked === true;
}

async function takeBack({ target, backup }: Upload): Promise<void> {
  await rm(target, { force: true });
  await rename(backup, target).catch(unlessCode('ENOENT'));
}

const unlessCode =
  (expected: string) =>
  (error: unknown): void => {
    if (systemCode(error) !== expected) throw error;
  };
