import { Readability } from '@mozilla/readability';
import { decodePage } from './decode-page';
import type { FetchedPage } from './guarded-fetch';
import { pageDocument } from './page-document';
import { cutText, plainLine, plainText, tidy } from './plain-text';

export interface PageText {
  title: string;
  /** Paragraphs on lines of their own. */
  text: string;
}

const MAX_TITLE = 200;
const MAX_TEXT = 20_000;
/** Below it, what Readability takes for the article is a notice or a menu; in characters, Chinese ones tell more. */
const LEAST_ARTICLE = 60;
const NOTICE_LENGTH = 400;

/** What public accounts show in place of an article that is gone, or that they show to a browser of a person only. */
const NOTICES = [
  '该内容已被发布者删除',
  '此内容因违规无法查看',
  '此内容被投诉',
  '此内容发送失败无法查看',
  '该内容暂时无法查看',
  '该公众号已迁移',
  '此账号已被屏蔽',
  '此帐号已被屏蔽',
  '环境异常',
  '完成验证后即可继续访问',
  '请在微信客户端打开链接',
  '链接已过期',
  '参数错误',
];

/** The article of a page; null when it has none. Throws on pages that are too large or too deep for one. */
export function readPage(page: Pick<FetchedPage, 'bytes' | 'charset' | 'kind'>): PageText | null {
  const decoded = decodePage(page);
  const found = page.kind === 'html' ? readHtml(pageDocument(decoded)) : readText(decoded);
  if (found === null || !/[\p{L}\p{N}]/u.test(found.text)) return null;
  return { title: cutText(plainLine(found.title), MAX_TITLE), text: cutText(found.text, MAX_TEXT) };
}

function readText(decoded: string): PageText {
  const text = tidy(decoded);
  return { title: text.split('\n', 1)[0] ?? '', text };
}

function readHtml(document: Document): PageText | null {
  const title = textOf(document, 'activity-name') || metaOf(document, 'og:title') || document.title;
  const content = textOf(document, 'js_content');
  if (content !== '') return { title, text: content };
  const whole = plainText(document);
  if (whole.length < NOTICE_LENGTH && NOTICES.some((notice) => whole.includes(notice))) return null;

  const summary = { title, text: tidy(unescaped(metaOf(document, 'og:description'))) };
  const read = new Readability(document, {
    charThreshold: LEAST_ARTICLE,
    disableJSONLD: true,
    serializer: plainText,
  }).parse();
  const text = read?.content ?? '';
  return text.length < LEAST_ARTICLE ? summary : { title: title || (read?.title ?? ''), text };
}

function textOf(document: Document, id: string): string {
  const element = document.getElementById(id);
  return element ? plainText(element) : '';
}

function metaOf(document: Document, property: string): string {
  const found = Array.from(document.getElementsByTagName('meta')).find(
    (element) => element.getAttribute('property') === property,
  );
  return found?.getAttribute('content') ?? '';
}

/** Public accounts write line ends and some signs of a description as `\x0a`. */
const unescaped = (text: string): string =>
  text.replace(/\\x([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
