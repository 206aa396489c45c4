import { extname } from 'node:path/posix';
import type { DocumentReader, DocumentReading } from '../core/ports/document-reader';
import { loadWordReader, wordRecall } from './words';

export interface DocumentToRead {
  /** As it is reported. */
  file: string;
  /** Absolute path. */
  path: string;
  /** Its text in Markdown, as somebody else wrote it; null where there is none. */
  reference: string | null;
}

/** `hung`: no answer within the time that a file may take. */
export type ReadOutcome = 'parsed' | 'refused' | 'crashed' | 'hung';

export interface DocumentFigures {
  file: string;
  outcome: ReadOutcome;
  /** Why it is not parsed. */
  reason: string | null;
  characters: number;
}

export interface DocumentEvaluation {
  files: number;
  parsed: number;
  refused: number;
  crashed: number;
  hung: number;
  /** By extension, without the dot: the mean over files with a reference. Fractions. */
  wordRecall: Record<string, number>;
  details: DocumentFigures[];
}

export interface DocumentEvaluationOptions {
  reader: DocumentReader;
  /** How often the process that parses has crashed so far. */
  crashes: () => number;
  hangMilliseconds: number;
  onFile?: (figures: DocumentFigures, done: number) => void;
}

/** Reads files of every kind, and measures what comes of them. */
export class EvaluateDocuments {
  constructor(private readonly options: DocumentEvaluationOptions) {}

  async run(files: readonly DocumentToRead[]): Promise<DocumentEvaluation> {
    const wordsOf = await loadWordReader();
    const details: DocumentFigures[] = [];
    const recalls = new Map<string, number[]>();
    for (const file of files) {
      const { figures, text } = await this.read(file);
      details.push(figures);
      this.options.onFile?.(figures, details.length);
      if (file.reference === null) continue;
      const extension = extname(file.file).slice(1).toLowerCase();
      const recall = wordRecall(wordsOf(plainReference(file.reference)), wordsOf(text));
      recalls.set(extension, [...(recalls.get(extension) ?? []), recall]);
    }
    const count = (outcome: ReadOutcome): number => details.filter((one) => one.outcome === outcome).length;
    return {
      files: details.length,
      parsed: count('parsed'),
      refused: count('refused'),
      crashed: count('crashed'),
      hung: count('hung'),
      wordRecall: Object.fromEntries([...recalls].sort().map(([extension, values]) => [extension, mean(values)])),
      details,
    };
  }

  private async read({ file, path }: DocumentToRead): Promise<{ figures: DocumentFigures; text: string }> {
    const before = this.options.crashes();
    const reading = await this.withinTime(path, file);
    const text = typeof reading === 'string' ? '' : reading.documents.map((document) => document.text).join('\n\n');
    const figuresOf = (outcome: ReadOutcome, reason: string | null): DocumentFigures => ({
      ...{ file, outcome, reason },
      characters: text.length,
    });
    if (typeof reading === 'string') return { figures: figuresOf('hung', reading), text };
    const [refusal] = reading.refused;
    if (this.options.crashes() > before) return { figures: figuresOf('crashed', refusal?.message ?? null), text };
    if (reading.documents.length > 0) return { figures: figuresOf('parsed', null), text };
    return { figures: figuresOf('refused', refusal ? `${refusal.reason}: ${refusal.message}` : null), text };
  }

  private async withinTime(path: string, file: string): Promise<DocumentReading | string> {
    const { reader, hangMilliseconds } = this.options;
    const abort = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>((resolve) => {
      timer = setTimeout(() => {
        abort.abort();
        resolve(`no answer within ${hangMilliseconds / 1000} s`);
      }, hangMilliseconds);
    });
    const read = reader.read({ path: file, file: path }, abort.signal);
    // Lost to the clock, it may still be rejected.
    read.catch(() => undefined);
    try {
      return await Promise.race([read, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };

/** Comments of the reference, such as where a picture was, are no words of the document; entities stand for signs. */
const plainReference = (markdown: string): string =>
  markdown
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/&(lt|gt|amp|quot|nbsp);/g, (entity, name: string) => ENTITIES[name] ?? entity);

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
