import { ApiError } from '../api';
import type { PageLanguage } from '../i18n/language';
import type { Dictionary } from '../i18n/zh';

/** One kind line for a person; the server's own words where it gave some. */
export function describeError(error: unknown, language: PageLanguage, text: Dictionary): string {
  if (!(error instanceof ApiError)) return text.errors.server;
  if (error.status === 0) return text.errors.unreachable;
  const said = language === 'zh' ? (error.messageZh ?? error.message) : error.message;
  return error.status < 500 && said !== '' ? said : text.errors.server;
}
