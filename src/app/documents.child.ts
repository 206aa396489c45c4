import { answerIsolated } from '../isolation/answer-isolated';
import { stepBack } from '../isolation/step-back';

answerIsolated(async () => (await import('../knowledge/formats/read-untrusted.js')).readUntrusted, stepBack);
