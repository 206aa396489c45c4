/** MySQL and MariaDB run what stands in `/*!` and `/*M!`: that is no comment. */
const BLANK_OR_COMMENT = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*(?!M?!)[\s\S]*?\*\/|\()+/;
const READING = /^(?:select|with|values)\b/i;

/**
 * Whether a statement begins as one that reads. Some others take effect though nothing can be written: SQLite's PRAGMA
 * before it is run, and a user of MySQL may always set a new password.
 */
export const beginsAsReading = (sql: string): boolean => READING.test(sql.replace(BLANK_OR_COMMENT, ''));
