/** A scored message with its label; a higher score means more surely good. */
export interface Scored {
  score: number;
  good: boolean;
}

export interface BinaryMetrics {
  /** At the given threshold. */
  f1: number;
  precision: number;
  recall: number;
  /** At the threshold that is best on these very data: optimistic, for comparing with published figures. */
  bestF1: number;
  /** Area under the ROC curve; ties count half. */
  auc: number;
  averagePrecision: number;
  /** The best precision with a recall of at least 0.9. */
  precisionAtRecall90: number;
}

/** One point of the precision-recall curve: everything from this score on is accepted. */
export interface OperatingPoint {
  score: number;
  precision: number;
  recall: number;
}

const f1Of = (precision: number, recall: number): number =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);

/** Messages with `score >= threshold` count as accepted. */
export function binaryMetrics(data: readonly Scored[], threshold: number): BinaryMetrics {
  const accepted = data.filter(({ score }) => score >= threshold);
  const goodCount = data.filter(({ good }) => good).length;
  const hits = accepted.filter(({ good }) => good).length;
  const precision = accepted.length === 0 ? 0 : hits / accepted.length;
  const recall = goodCount === 0 ? 0 : hits / goodCount;
  const points = operatingPoints(data);
  return {
    f1: f1Of(precision, recall),
    precision,
    recall,
    bestF1: Math.max(0, ...points.map((point) => f1Of(point.precision, point.recall))),
    auc: rocArea(data),
    averagePrecision: averagePrecision(points),
    precisionAtRecall90: Math.max(0, ...points.filter((point) => point.recall >= 0.9).map((point) => point.precision)),
  };
}

/** One point for each distinct score, from the strictest on. */
export function operatingPoints(data: readonly Scored[]): OperatingPoint[] {
  const falling = [...data].sort((left, right) => right.score - left.score);
  const goodCount = data.filter(({ good }) => good).length;
  const points: OperatingPoint[] = [];
  let hits = 0;
  falling.forEach(({ score, good }, at) => {
    if (good) hits++;
    if (falling[at + 1]?.score === score) return;
    points.push({ score, precision: hits / (at + 1), recall: goodCount === 0 ? 0 : hits / goodCount });
  });
  return points;
}

function averagePrecision(points: readonly OperatingPoint[]): number {
  let sum = 0;
  let recallBefore = 0;
  for (const { precision, recall } of points) {
    sum += precision * (recall - recallBefore);
    recallBefore = recall;
  }
  return sum;
}

/** By ranks (Mann-Whitney). */
function rocArea(data: readonly Scored[]): number {
  const rising = [...data].sort((left, right) => left.score - right.score);
  let rankSum = 0;
  let goodCount = 0;
  for (let from = 0; from < rising.length;) {
    let to = from;
    while (to < rising.length && rising[to]?.score === rising[from]?.score) to++;
    const goods = rising.slice(from, to).filter(({ good }) => good).length;
    rankSum += (goods * (from + 1 + to)) / 2;
    goodCount += goods;
    from = to;
  }
  const badCount = data.length - goodCount;
  if (goodCount === 0 || badCount === 0) return 0.5;
  return (rankSum - (goodCount * (goodCount + 1)) / 2) / (goodCount * badCount);
}
