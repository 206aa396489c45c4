import { MovedClock } from '../../../../test/fakes/intake';
import { FieldLogger } from '../../../../test/fakes/journey';
import { QuietLog } from '../../quiet-log';
import { sdkLogger, withoutSecrets } from './sdk-logger';

it('passes faults on, frames to who watches, and nothing else', () => {
  const log = new FieldLogger();
  let frames = 0;
  const onFrame = (): void => {
    frames++;
  };
  const options = { log: new QuietLog(log, new MovedClock()), appId: 'cli_1', appSecret: 'hidden', onFrame };
  const logger = sdkLogger(options);
  logger.info();
  logger.debug(['[ws]', 'receive message, data: 血压']);
  logger.trace(['[ws]', 'receive pong']);
  logger.trace(['[ws]', 'ping success']);
  logger.error(['[ws]', 'invoke event failed']);
  expect(log.lines).toEqual([]);
  expect(frames).toBe(2);
  logger.error(['[ws]', new Error('hidden in wss://host/ws?ticket=abc was refused')]);
  expect(log.lines[0]?.fields.detail).toBe('[ws] Error: *** in wss://*** was refused');
});

it('keeps a line short', () => {
  expect(withoutSecrets('x'.repeat(1_000), 'hidden')).toHaveLength(300);
});
