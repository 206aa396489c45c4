/** A text's own label and the one that was found for it. */
export interface Judged {
  label: string;
  found: string;
}

export interface LabelFigures {
  precision: number;
  recall: number;
  f1: number;
  /** Texts that bear the label. */
  count: number;
}

export interface ClassFigures {
  accuracy: number;
  /** Mean of the labels' F1, each counted alike; of labels that the texts bear. */
  macroF1: number;
  perLabel: Readonly<Record<string, LabelFigures>>;
}

/** Labels by how often they are borne, then by name. */
export function labelsOf(judged: readonly Judged[]): string[] {
  const counts = new Map<string, number>();
  for (const { label } of judged) counts.set(label, (counts.get(label) ?? 0) + 1);
  for (const { found } of judged) if (!counts.has(found)) counts.set(found, 0);
  return [...counts]
    .sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1))
    .map(([label]) => label);
}

/** How often texts of a label were found to be of each, rows and columns in the order of `labels`. */
export function confusionOf(judged: readonly Judged[], labels: readonly string[]): number[][] {
  const rows = labels.map(() => labels.map(() => 0));
  for (const { label, found } of judged) {
    const row = rows[labels.indexOf(label)] as number[];
    const column = labels.indexOf(found);
    row[column] = (row[column] as number) + 1;
  }
  return rows;
}

/** A figure without anything to count is 0. */
export function classFigures(judged: readonly Judged[]): ClassFigures {
  const labels = labelsOf(judged);
  const rows = confusionOf(judged, labels);
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  const figures = labels.map((label, at): [string, LabelFigures] => {
    const hits = rows[at]?.[at] ?? 0;
    const count = (rows[at] ?? []).reduce((sum, value) => sum + value, 0);
    const found = rows.reduce((sum, row) => sum + (row[at] ?? 0), 0);
    const [precision, recall] = [share(hits, found), share(hits, count)];
    return [label, { precision, recall, f1: share(2 * precision * recall, precision + recall), count }];
  });
  const borne = figures.filter(([, { count }]) => count > 0);
  return {
    accuracy: share(judged.filter(({ label, found }) => label === found).length, judged.length),
    macroF1: share(
      borne.reduce((sum, [, { f1 }]) => sum + f1, 0),
      borne.length,
    ),
    perLabel: Object.fromEntries(figures),
  };
}
