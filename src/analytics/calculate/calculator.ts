import { z } from 'zod';
import type { IsolatedRunner, IsolationFailure } from '../../core/ports/isolated-runner';
import {
  type CalculatedValue,
  type Calculation,
  type CalculationFailure,
  calculationLimits,
  type CalculationResult,
  failedCalculation,
  type SandboxAnswer,
} from './calculation';

export interface CalculatorOptions {
  runner: IsolatedRunner;
  /** Absolute path of the compiled entry that answers by `runSandboxed`. */
  script: string;
  /** Longest run, the start of the process included. */
  milliseconds?: number;
}

/** The process may have been taken over: its answer is checked as a stranger's. */
const answer: z.ZodType<SandboxAnswer> = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('done'), json: z.string().max(calculationLimits.valueBytes) }),
  z.strictObject({
    status: z.literal('failed'),
    reason: z.enum(['too-slow', 'too-much-memory', 'too-large', 'error']),
    detail: z.string().max(calculationLimits.detailCharacters),
  }),
]);

const reasons: Record<IsolationFailure, CalculationFailure> = {
  'too-slow': 'too-slow',
  'too-much-memory': 'too-much-memory',
  cancelled: 'cancelled',
  crashed: 'error',
  busy: 'error',
};

/** Calculates with code that a model wrote, behind two walls: QuickJS in WebAssembly, in a process without doors. */
export class Calculator {
  constructor(private readonly options: CalculatorOptions) {}

  /** Never rejects. */
  async calculate({ code, data, signal }: Calculation): Promise<CalculationResult> {
    const { runner, script, milliseconds = calculationLimits.process.milliseconds } = this.options;
    const limits = { ...calculationLimits.process, milliseconds };
    const result = await runner.run<unknown>({ script, request: { code, data }, limits, signal });
    if (result.status === 'failed') return failedCalculation(reasons[result.reason], `no result: ${result.reason}`);
    const read = answer.safeParse(result.value);
    if (!read.success) return failedCalculation('error', 'no result: the answer cannot be read');
    return read.data.status === 'failed' ? read.data : readValue(read.data.json);
  }
}

function readValue(json: string): CalculationResult {
  try {
    const value = JSON.parse(json, withoutPrototypes) as CalculatedValue;
    if (!isDeeper(value, calculationLimits.valueDepth)) return { status: 'done', value };
    return failedCalculation('too-large', `the value is nested more than ${calculationLimits.valueDepth} deep`);
  } catch {
    return failedCalculation('error', 'no result: the answer cannot be read');
  }
}

const withoutPrototypes = (key: string, value: unknown): unknown => (key === '__proto__' ? undefined : value);

function isDeeper(value: CalculatedValue, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return most === 0 || Object.values(value).some((inner) => isDeeper(inner, most - 1));
}
