import type { Cell } from '../../core/figures';

/** What a calculation gives: a cell, or lists and records of cells. */
export type CalculatedValue = Cell | CalculatedValue[] | { [name: string]: CalculatedValue };

export interface Calculation {
  /** JavaScript; the value of its last expression is the result. In scope: the language, `data` and a few helpers. */
  code: string;
  /** Rows of a result, by name of the column. */
  data: readonly Readonly<Record<string, Cell>>[];
  signal?: AbortSignal | undefined;
}

/** Why there is no value. `error`: the code is wrong, or its value is none that JSON carries. */
export type CalculationFailure = 'too-slow' | 'too-much-memory' | 'too-large' | 'error' | 'cancelled';

export type CalculationResult =
  | { status: 'done'; value: CalculatedValue }
  /** `detail`: for the model that wrote the code, at most 300 characters; words of the code itself may stand in it. */
  | { status: 'failed'; reason: CalculationFailure; detail: string };

/** What the sandbox answers with: the value as JSON. */
export type SandboxAnswer =
  { status: 'done'; json: string } | { status: 'failed'; reason: CalculationFailure; detail: string };

/** What one calculation may take. */
export const calculationLimits = {
  milliseconds: 500,
  /** Of QuickJS. */
  bytes: 32 * 1024 * 1024,
  stackBytes: 256 * 1024,
  codeCharacters: 20_000,
  /** Bytes of the value as JSON. */
  valueBytes: 100_000,
  /** Lists and records inside one another. */
  valueDepth: 16,
  detailCharacters: 300,
  /** Of the process around it. */
  process: { milliseconds: 3000, megabytes: 256 },
} as const;

export const failedCalculation = (
  reason: CalculationFailure,
  detail: string,
): { status: 'failed'; reason: CalculationFailure; detail: string } => ({
  status: 'failed',
  reason,
  detail: detail.slice(0, calculationLimits.detailCharacters),
});
