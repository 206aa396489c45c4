import { answerIsolated } from '../isolation/answer-isolated';

answerIsolated(async () => (await import('../analytics/calculate/run-sandboxed.js')).runSandboxed);
