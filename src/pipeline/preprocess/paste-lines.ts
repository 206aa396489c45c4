import { LOG_LEVEL, startsWithTime } from './machine-noise';

/**
 * What a line of a message with a paste is. `error`: says what went wrong. `warning`: says something like it, worth
 * keeping where no line says more. `machine`: frames, code, other log lines. `prose`: a person's words. `unsure`: words
 * that a program may have written as well.
 */
export type LineKind = 'prose' | 'error' | 'warning' | 'machine' | 'unsure';

const HAN = /\p{Script=Han}/u;
/** Enough of a line to know it by; a line of a minified file may be huge. */
const LOOKED_AT = 400;

const FRAME = new RegExp(
  [
    String.raw`^\s*at\s+(?:async\s+|new\s+)?[\w$.<>\[\]/@-]+\s*\(`,
    String.raw`^\s*at\s+(?:file:|https?:|node:|/|[A-Za-z]:\\)\S+:\d+`,
    String.raw`^\s*at [\w.$<>\x60]+\(.*\)(?: in .+)?$`,
    String.raw`^\s*File "[^"]*", line \d+`,
    String.raw`^\s*\.\.\. \d+ (?:more|common frames)`,
    String.raw`^\s*#\d+:?\s`,
    String.raw`^\s*from \S+:\d+:in `,
    String.raw`^\s*\d+:\s+(?:0x[0-9a-f]+ - )?[\w<]+(?:::[\w<>{}$]+)+`,
    String.raw`^\s*(?:-->|\d+ \||\|)\s?`,
    String.raw`^\s*[\^~]+\s*$`,
    String.raw`^goroutine \d+ \[`,
    String.raw`^created by \S+`,
    String.raw`^\s*[\w./*()-]+\(0x[0-9a-f, x.]*\)`,
    String.raw`^\s+\S+\.go:\d+ \+0x`,
    String.raw`^Traceback \(most recent call last\)`,
    String.raw`^During handling of the above|^The above exception was`,
    String.raw`^stack backtrace|^\s*Stack ?trace:|^note: run with`,
    String.raw`^\S+: In function |^In file included from |^\s+from \S+:\d+[:,]`,
    String.raw`^\s*\[<?0x|^\s*[0-9a-f]{8,16}\s+[<\w]`,
  ].join('|'),
);
const ERROR_NAME =
  /(?:^|[\s:(\]])(?:[\w$]+[.:\\]+)*[A-Z][\w$]*(?:Error|Exception|Fault|Interrupt|Failure|Panic)\b[^\w\s]{0,2}(?:\s*\[\w+\])?\s*(?::|$|\s)/;
const ERROR_MARK =
  /(?:^|[\s:[("'|])(?:fatal|error|panic|critical|exception|segfault|err!)(?:\s?[[(]?[A-Z]{0,4}\d{1,5}[\])]?)?["'\])]{0,2}\s*[:!]|^\s*(?:make(?:\[\d+\])?: \*\*\*|npm (?:ERR!|error)|error\b|fatal\b|cmake error|failed to |cannot |could not |unable to )|^\[?(?:error|fatal)\]?\s/i;
const ERROR_PHRASE =
  /command not found|no such file or directory|permission denied|connection (?:refused|reset|timed out)|timed? ?out\b.*(?:after|while|exceeded)|out of memory|core dumped|segmentation fault|undefined (?:reference|symbol)|unresolved external|cannot find -l|not recognized as an internal|no module named|access denied|address already in use|panicked at|killed$/i;
const HTTP_ERROR =
  /\bHTTP\/\d(?:\.\d)?"?\s+[45]\d\d\b|\bstatus(?:[ _]?code)?["']?\s?(?:of|[:=]|is)?\s?\(?[45]\d\d\b|\b[45]\d\d:? \(?(?:not found|forbidden|unauthorized|bad request|bad gateway|internal server error|service unavailable|gateway time-?out|too many requests|payload too large|conflict|(?:client|server) error)/i;
const WARNING = /\b\w*Warning\b|\bwarn(?:ing)?\b\s*[:\]]|\bdeprecated\b/i;
const NOT_NEWS = /complete log of this run|^\s*npm (?:ERR!|error)\s*(?:$|\/|[A-Z]:\\)|0 errors?\b|no errors?\b/i;

const CODE = new RegExp(
  [
    String.raw`[;{}]\s*$`,
    String.raw`^\s*[\]})]+[,;]?\s*$`,
    String.raw`^\s*(?:import|package|using|namespace|export|async|await|const|let|var|function|public|private|protected|static|void|int|float|double|auto|template|struct|impl|fn|pub|func|type)\s+[\w{*"'<]`,
    String.raw`^\s*(?:from \S+ import|def \w+|class \w+[:({ ]|return\b|raise\b|except\b|finally\b|elif\b|else\s*[:{]|try\s*[:{]|if\b.*[:{]\s*$|for\b.*[:{]\s*$|while\b.*[:{]\s*$|with\b.*:\s*$|print\(|assert\b)`,
    String.raw`^\s*(?:#include|#define|#if|@\w+|//|/\*|\*\s|<\/?\w|>>>|In \[\d|Out\[\d|[-+]{3} |@@ |diff --git)`,
    String.raw`^\s*[\w.\[\]"'$>-]+\s*(?::=|[-+*/|&]?=)\s*[^=\s]`,
    String.raw`^\s*[\w.$>-]+\([^\u4e00-\u9fff]*\)\s*[;:,{]?\s*$`,
    String.raw`^\s*["'][\w.-]+["']\s*:\s`,
    String.raw`^\s*(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|ALTER TABLE|FROM|WHERE|JOIN)\b`,
  ].join('|'),
);
const INDENTED = /^(?: {2,}|\t)\S/;
const ASKS_IN_ENGLISH =
  /\?|\b(?:i|i'm|i've|my|we|our|you|how|what|why|anyone|anybody|please|help|thanks?|thank you|hi|hello)\b/i;
const COMMENT = /^\s*(?:#|\/\/|--)\s/;
const LETTERS = /[\p{L}\p{N}]/gu;
const MOST_SYMBOLS = 0.4;
const LEAST_CHARACTERS = 8;

/** @param isInside whether the line stands within a fence or between lines of code, where a comment is code */
export function kindOfLine(line: string, isInside: boolean): LineKind {
  const head = line.slice(0, LOOKED_AT);
  const body = head.trim();
  if (FRAME.test(head)) return 'machine';
  const level = logLevelOf(head);
  if (level === 'error' || HTTP_ERROR.test(body)) return isNoNews(body) ? 'machine' : 'error';
  if (level !== undefined) return level;
  if (isInside && (CODE.test(head) || COMMENT.test(head))) return isThrown(body) ? 'error' : 'machine';
  if (isThrown(body)) return 'error';
  if (HAN.test(body) && !CODE.test(head)) return 'prose';
  if (saysError(body)) return isNoNews(body) ? 'machine' : 'error';
  if (WARNING.test(body)) return 'warning';
  if (CODE.test(head) || isMostlySymbols(body) || isBareTime(head) || INDENTED.test(head)) return 'machine';
  return ASKS_IN_ENGLISH.test(body) && /\S \S+ \S/.test(body) ? 'prose' : 'unsure';
}

const saysError = (body: string): boolean => ERROR_NAME.test(body) || ERROR_MARK.test(body) || ERROR_PHRASE.test(body);

/** An error's own line, though it may look like code: `ValueError: a = [1]`. */
const isThrown = (body: string): boolean => /^[\w$.]*(?:Error|Exception)(?::|$)/.test(body);

const isNoNews = (body: string): boolean => NOT_NEWS.test(body);

const isBareTime = (head: string): boolean => startsWithTime(head) && !HAN.test(head);

/** Of a line with a level, as loggers write it; undefined for others. */
function logLevelOf(head: string): LineKind | undefined {
  const level = LOG_LEVEL.exec(head)?.slice(1).find(Boolean)?.toLowerCase();
  if (level === undefined) return undefined;
  if (/^(?:err|fatal|f$|e$|crit|severe|panic|emerg|alert|fail)/.test(level)) return 'error';
  return level.startsWith('w') ? 'warning' : 'machine';
}

function isMostlySymbols(body: string): boolean {
  const letters = body.match(LETTERS)?.length ?? 0;
  return (
    letters === 0 || (body.length >= LEAST_CHARACTERS && 1 - (letters + spacesIn(body)) / body.length > MOST_SYMBOLS)
  );
}

const spacesIn = (body: string): number => body.match(/\s/g)?.length ?? 0;
