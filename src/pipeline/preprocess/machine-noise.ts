const DATE = String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/]\w{3}[-/]\d{4}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)?,? ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2}(?: \d{4})?`;
const CLOCK = String.raw`\d{1,2}:\d{2}:\d{2}(?:[.,:]\d{1,9})?`;
const ZONE = String.raw`(?:\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})(?![\w]))?`;
const TIME = String.raw`(?:(?:${DATE})(?:[T :]{1,2}${CLOCK}${ZONE})?|${CLOCK}${ZONE})`;
const TIMES = new RegExp(`[[(]?${TIME}[\\])]?`, 'g');
const STARTS_WITH_TIME = new RegExp(`^\\W{0,3}(?:${DATE})[T :]{1,2}\\d|^\\W{0,3}${CLOCK}`);
const LEVELS =
  'TRACE|VERBOSE|DEBUG|DBG|INFO|INF|NOTICE|WARN(?:ING)?|WRN|ERR(?:OR)?|SEVERE|CRIT(?:ICAL)?|ALERT|EMERG|FATAL|PANIC|FAIL(?:ED|URE)?';

/**
 * The level of a log line: behind a time or in brackets near the begin, first with a mark behind, as `level=error`, or in
 * one letter as Android and glog write it.
 */
export const LOG_LEVEL = new RegExp(
  [
    `^\\W{0,3}${TIME}[^\\u3400-\\u9fff]{0,80}?\\b(${LEVELS})\\b`,
    `^\\s*[\\[<(](${LEVELS})[\\])>]`,
    `^\\s*(${LEVELS})(?:\\s*[:|\\]]| {2,}| \\[| -|\\s+[\\w$]+(?:\\.[\\w$]+)+)`,
    `\\b(?:level|lvl|severity)["']?\\s?[=:]\\s?["']?(${LEVELS})\\b`,
    '^([IWEF])\\d{4} \\d{2}:\\d{2}',
    '^([VDIWEF])/[\\w.$-]+',
  ].join('|'),
  'i',
);

export const startsWithTime = (line: string): boolean => STARTS_WITH_TIME.test(line);

const TOKEN = /[^\s"'`<>()[\]{},;|=，。；（）“”「」]+/g;
const ADDRESS_IN_MEMORY = /^[@+*&]?0x[0-9a-f]+:?$/i;
const LONG_NUMBER = /^[#@]?\d{7,}[:.]?$/;
const HEXADECIMAL = /^[0-9a-f]{8,}:?$/i;
const IDENTIFIER = /^[\w:-]{20,}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4,12}){4}$/i;
const PLACE = /(?::\d+){1,2}:?$/;
const EMPTIED = /\(\s+\)|\[\s+\]|\{\s+\}|<\s+>|"\s+"|'\s+'/g;
const SEPARATOR = /[\\/]/g;
const LONG_PATH_PARTS = 2;

/** A line without what no document holds: times, addresses in memory, folders of paths, numbers of lines, ids. */
export const withoutNoise = (line: string): string =>
  line
    .replace(TIMES, ' ')
    .replace(TOKEN, (token) => withoutMachineParts(token))
    .replace(EMPTIED, ' ');

function withoutMachineParts(token: string): string {
  if (/^https?:/i.test(token)) return /^https?:\/\/[^/?#]+/i.exec(token)?.[0] ?? token;
  const parts = token.match(SEPARATOR)?.length ?? 0;
  if (parts >= LONG_PATH_PARTS) return withoutMachineParts(fileName(token).replace(PLACE, ''));
  if (isIdentifier(token)) return ' ';
  return /\.\w{1,4}(?::\d+){1,2}:?$/.test(token.slice(-40)) ? token.replace(PLACE, '') : token;
}

const fileName = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

const isIdentifier = (token: string): boolean =>
  ADDRESS_IN_MEMORY.test(token) ||
  LONG_NUMBER.test(token) ||
  UUID.test(token) ||
  (HEXADECIMAL.test(token) && /\d/.test(token)) ||
  (IDENTIFIER.test(token) &&
    /\d/.test(token) &&
    /[a-z]/i.test(token) &&
    !/^[a-z]+(?:[_-][a-z]+)*[_-]?\d{0,3}$/i.test(token));
