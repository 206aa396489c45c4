/** One example as pairs of feature number and value; a feature stands at most once. */
export interface SparseRow {
  features: Int32Array;
  values: Float64Array;
}

export interface LogisticProblem {
  rows: readonly SparseRow[];
  /** 1 or 0 for each row. */
  labels: ArrayLike<number>;
  /** What the log-odds are before anything is learnt, for each row; zeros when left out. */
  offsets?: ArrayLike<number>;
  /** How much each row counts; ones when left out. */
  importance?: ArrayLike<number>;
  featureCount: number;
  /** C: weight of the data against the penalty |w|²/2. Higher fits closer. */
  strength: number;
}

const OUTER_STEPS = 15;
const INNER_STEPS = 40;

export function dotProduct(row: SparseRow, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < row.features.length; at++) {
    sum += (weights[row.features[at] as number] as number) * (row.values[at] as number);
  }
  return sum;
}

function addScaled(target: Float64Array, row: SparseRow, factor: number): void {
  for (let at = 0; at < row.features.length; at++) {
    const feature = row.features[at] as number;
    target[feature] = (target[feature] as number) + factor * (row.values[at] as number);
  }
}

const squaredNorm = (vector: Float64Array): number => {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return sum;
};

/** ln(1 + e^x) without overflow. */
const softplus = (x: number): number => (x > 30 ? x : Math.log1p(Math.exp(x)));

/**
 * L2-penalised logistic regression with fixed offsets, by Newton steps whose systems are solved with conjugate
 * gradients (trust-region-free variant of Lin, Weng and Keerthi 2008; a step is halved until the loss falls).
 * Deterministic. With the weights at zero the prediction is exactly the offset.
 */
export function fitLogisticRegression(problem: LogisticProblem): Float64Array {
  const weights = new Float64Array(problem.featureCount);
  if (problem.rows.length === 0) return weights;
  for (let step = 0; step < OUTER_STEPS; step++) {
    const { gradient, curvature } = derivatives(problem, weights);
    if (squaredNorm(gradient) < 1e-6) break;
    const direction = newtonDirection(problem, gradient, curvature);
    if (!moveDownhill(problem, weights, direction)) break;
  }
  return weights;
}

/** Log-odds of each row under the weights. */
function logOdds({ rows, offsets }: LogisticProblem, weights: Float64Array): Float64Array {
  return Float64Array.from(rows, (row, at) => dotProduct(row, weights) + (offsets?.[at] ?? 0));
}

function loss(problem: LogisticProblem, weights: Float64Array): number {
  const { labels, importance, strength } = problem;
  let sum = squaredNorm(weights) / 2;
  logOdds(problem, weights).forEach((odds, at) => {
    sum += strength * (importance?.[at] ?? 1) * softplus(labels[at] === 1 ? -odds : odds);
  });
  return sum;
}

function derivatives(problem: LogisticProblem, weights: Float64Array) {
  const { rows, labels, importance, strength } = problem;
  const gradient = Float64Array.from(weights);
  const curvature = new Float64Array(rows.length);
  logOdds(problem, weights).forEach((odds, at) => {
    const probability = 1 / (1 + Math.exp(-odds));
    const weight = strength * (importance?.[at] ?? 1);
    curvature[at] = weight * probability * (1 - probability);
    addScaled(gradient, rows[at] as SparseRow, weight * (probability - (labels[at] as number)));
  });
  return { gradient, curvature };
}

/** Solves (I + XᵀDX) direction = -gradient to a tenth of the gradient's length. */
function newtonDirection(problem: LogisticProblem, gradient: Float64Array, curvature: Float64Array): Float64Array {
  const solution = new Float64Array(problem.featureCount);
  const residual = gradient.map((value) => -value);
  const search = Float64Array.from(residual);
  let residualNorm = squaredNorm(residual);
  const enough = residualNorm * 0.01;
  for (let step = 0; step < INNER_STEPS && residualNorm > enough; step++) {
    const product = Float64Array.from(search);
    problem.rows.forEach((row, at) => {
      addScaled(product, row, (curvature[at] as number) * dotProduct(row, search));
    });
    let searchProduct = 0;
    for (let at = 0; at < search.length; at++) searchProduct += (search[at] as number) * (product[at] as number);
    const length = residualNorm / searchProduct;
    for (let at = 0; at < search.length; at++) {
      solution[at] = (solution[at] as number) + length * (search[at] as number);
      residual[at] = (residual[at] as number) - length * (product[at] as number);
    }
    const nextNorm = squaredNorm(residual);
    const ratio = nextNorm / residualNorm;
    for (let at = 0; at < search.length; at++) search[at] = (residual[at] as number) + ratio * (search[at] as number);
    residualNorm = nextNorm;
  }
  return solution;
}

/** Takes the step, halved until it lowers the loss; false when no length does. */
function moveDownhill(problem: LogisticProblem, weights: Float64Array, direction: Float64Array): boolean {
  const before = loss(problem, weights);
  for (let length = 1; length > 1e-3; length /= 2) {
    const candidate = weights.map((value, at) => value + length * (direction[at] as number));
    if (loss(problem, candidate) < before) {
      weights.set(candidate);
      return true;
    }
  }
  return false;
}
