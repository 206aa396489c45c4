import { answerIsolated } from '../isolation/answer-isolated';

answerIsolated(async () => (await import('../knowledge/formats/read-untrusted.js')).readUntrusted);
