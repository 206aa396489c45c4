import sandboxVariant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant, type QuickJSContext, type QuickJSHandle } from 'quickjs-emscripten-core';
import { type Calculation, calculationLimits, failedCalculation, type SandboxAnswer } from './calculation';
import { prelude } from './prelude';

/** After the limits were met, so much is left for the words of the error. */
const SPARE = { milliseconds: 50, bytes: 4 * 1024 * 1024 };

type Failed = Extract<SandboxAnswer, { status: 'failed' }>;

/**
 * Runs the code in QuickJS: in a WebAssembly instance of its own, which sees nothing but the language, `data` and the
 * helpers. Blocks its thread until the limits at most; a few of QuickJS's own loops are not interrupted by them, so it
 * belongs into an isolated process.
 */
export async function runSandboxed({ code, data }: Pick<Calculation, 'code' | 'data'>): Promise<SandboxAnswer> {
  if (code.length > calculationLimits.codeCharacters) {
    return failedCalculation('too-large', `the code is longer than ${calculationLimits.codeCharacters} characters`);
  }
  const sandbox = await newQuickJSWASMModuleFromVariant(sandboxVariant);
  const runtime = sandbox.newRuntime();
  runtime.setMemoryLimit(calculationLimits.bytes);
  runtime.setMaxStackSize(calculationLimits.stackBytes);
  let deadline = Infinity;
  let isLate = false;
  runtime.setInterruptHandler(() => {
    isLate ||= performance.now() > deadline;
    return performance.now() > deadline;
  });
  try {
    // Nothing is disposed of: the whole instance is left to the collector, broken or not.
    const context = runtime.newContext();
    const tools = valueOf(context.evalCode(prelude, 'prelude.js', { type: 'global' }));
    const tool = (name: string, ...given: QuickJSHandle[]) =>
      context.callFunction(context.getProp(tools, name), context.undefined, ...given);
    valueOf(tool('fill', context.newString(JSON.stringify(data))));

    deadline = performance.now() + calculationLimits.milliseconds;
    const run = context.evalCode(code, 'calculation.js', { type: 'global' });
    const written = run.error ? run : tool('write', run.value);
    if (!written.error) return answerOf(context, written.value);

    const thrown = written.error;
    const wasLate = isLate;
    deadline = performance.now() + SPARE.milliseconds;
    runtime.setMemoryLimit(calculationLimits.bytes + SPARE.bytes);
    const told = tool('describe', thrown);
    return failureOf(told.error ? 'something that cannot be told' : context.getString(told.value), wasLate);
  } catch (error) {
    // WebAssembly's own traps, such as its stack's end.
    return failureOf(`the calculation broke down: ${String(error)}`, isLate);
  }
}

function valueOf(result: ReturnType<QuickJSContext['evalCode']>): QuickJSHandle {
  if (result.error) throw new Error('the sandbox is broken');
  return result.value;
}

function answerOf(context: QuickJSContext, written: QuickJSHandle): SandboxAnswer {
  if (context.typeof(written) !== 'string') return failedCalculation('error', 'the value is none that JSON carries');
  const json = context.getString(written);
  if (Buffer.byteLength(json) <= calculationLimits.valueBytes) return { status: 'done', json };
  return failedCalculation('too-large', `the value is more than ${calculationLimits.valueBytes} bytes as JSON`);
}

function failureOf(detail: string, isLate: boolean): Failed {
  if (isLate) return failedCalculation('too-slow', `longer than ${calculationLimits.milliseconds} ms`);
  if (/^InternalError: out of memory|^thrown: null$|Cannot enlarge memory/.test(detail)) {
    return failedCalculation('too-much-memory', `more than ${calculationLimits.bytes / 1024 / 1024} MB`);
  }
  return failedCalculation('error', detail);
}
