import { loadDriver } from '../analytics/connection/sqlite/driver';
import { answerIsolated } from '../isolation/answer-isolated';

answerIsolated(async () => (await import('../analytics/connection/sqlite/query-copy.js')).queryCopy, loadDriver);
