import { SingleBar } from 'cli-progress';
import { note } from './output';

/** Between lines where nobody watches a terminal. */
const LINE_MILLISECONDS = 10_000;

export interface ShownProgress {
  show: (progress: { done: number; total: number }) => void;
  stop: () => void;
}

/** A bar on a terminal, a line every ten seconds elsewhere. */
export function showProgress(name: string, isWanted: boolean): ShownProgress {
  if (!isWanted) return { show: () => undefined, stop: () => undefined };
  return process.stderr.isTTY ? barOf(name) : linesOf(name);
}

function linesOf(name: string): ShownProgress {
  let told = performance.now();
  return {
    show: ({ done, total }) => {
      if (performance.now() - told < LINE_MILLISECONDS) return;
      told = performance.now();
      note(`${name}: ${done} of ${total}`);
    },
    stop: () => undefined,
  };
}

function barOf(name: string): ShownProgress {
  const bar = new SingleBar({ format: `${name} {bar} {value}/{total}`, clearOnComplete: true, hideCursor: true });
  let isStarted = false;
  return {
    show: ({ done, total }) => {
      if (!isStarted) bar.start(total, 0);
      isStarted = true;
      bar.update(done);
    },
    stop: () => {
      bar.stop();
    },
  };
}
