import pino from 'pino';
import type { LogFields, Logger } from '../core/ports/logger';
import type { LogConfig } from './log.config';

/** Writes to standard error, so that standard output stays for results: a JSON object a line, or a short text line. */
export function createLogger({
  level,
  format,
}: {
  level: LogConfig['level'] | 'silent';
  format: LogConfig['format'];
}): Logger {
  const destination = pino.destination({ dest: 2, sync: true });
  const logger = pino({ level, base: null }, format === 'json' ? destination : textLines(destination));
  return {
    info: (fields, message) => {
      logger.info(fields, message);
    },
    warn: (fields, message) => {
      logger.warn(fields, message);
    },
    error: (fields, message) => {
      logger.error(fields, message);
    },
  };
}

const levelNames: Record<number, string> = { 20: 'debug', 30: 'info', 40: 'warn', 50: 'error' };

function textLines(destination: { write(line: string): unknown }): { write(line: string): void } {
  return {
    write(line) {
      const { level, time, msg, ...fields } = JSON.parse(line) as {
        level: number;
        time: number;
        msg: string;
      } & LogFields;
      const details = Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`);
      const clock = new Date(time).toLocaleTimeString('sv');
      destination.write(`${[clock, levelNames[level] ?? level, msg, ...details].join(' ')}\n`);
    },
  };
}
