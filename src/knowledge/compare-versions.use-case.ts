import type { DocumentHistory } from '../core/ports/document-history';

/** Lines that stand together. */
export interface LineRun {
  kind: 'same' | 'added' | 'removed';
  lines: readonly string[];
}

export interface VersionDifference {
  /** From the earlier to the later; all of both where they have too little in common to be compared. */
  runs: readonly LineRun[];
}

/** Lines added and removed beyond which two texts are taken for two other ones. */
const mostEdits = 2_000;

/** Shows what changed between two versions of a document. */
export class CompareVersions {
  constructor(private readonly documents: Pick<DocumentHistory, 'contentOf'>) {}

  /** Null when one of them is unknown or its text is not kept any more. */
  async run(documentId: string, { from, to }: { from: number; to: number }): Promise<VersionDifference | null> {
    const [before, after] = await Promise.all([
      this.documents.contentOf(documentId, from),
      this.documents.contentOf(documentId, to),
    ]);
    return before && after && { runs: await differenceOf(before.text, after.text) };
  }
}

async function differenceOf(before: string, after: string): Promise<LineRun[]> {
  const { diffArrays } = await import('diff');
  const [earlier, later] = [linesOf(before), linesOf(after)];
  const changes = diffArrays(earlier, later, { maxEditLength: mostEdits, timeout: 500 });
  const whole: LineRun[] = [
    { kind: 'removed', lines: earlier },
    { kind: 'added', lines: later },
  ];
  const runs: LineRun[] =
    changes?.map(({ added, removed, value }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      lines: value,
    })) ?? whole;
  return runs.filter(({ lines }) => lines.length > 0);
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n?|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
