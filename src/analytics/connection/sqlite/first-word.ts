const BLANK_OR_COMMENT = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/|\()+/;
const READING = /^(?:select|with|values)\b/i;

/**
 * Whether a statement begins as one that reads. Some others, as PRAGMA, take effect before they are run, so they must
 * not even be prepared.
 */
export const beginsAsReading = (sql: string): boolean => READING.test(sql.replace(BLANK_OR_COMMENT, ''));
