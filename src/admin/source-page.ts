import { createHash } from 'node:crypto';
import type { Language } from '../core/question';
import { renderPassage } from '../knowledge/render-passage.use-case';
import { languageOf } from '../text/language';
import { placeInFile } from '../text/source-place';
import { sourcePageStyle } from './source-page-style';
import type { SourceView } from './source-view';

const words = {
  zh: {
    name: 'Fennelbean · 回答所引用的原文',
    jump: '跳到引用的内容',
    before: '前文',
    quoted: '引用的内容',
    quotedThen: '回答时引用的原文',
    after: '后文',
    answer: '认可的回答',
    changed: '这份资料在那次回答之后有改动。下面是当时引用的原文，不一定是资料现在的说法。',
    sources: '依据',
    original: '原文地址',
    reviewedOn: '审阅日期',
  },
  en: {
    name: 'Fennelbean · what the answer quotes',
    jump: 'Go to what is cited',
    before: 'Before it',
    quoted: 'What is cited',
    quotedThen: 'As it was cited',
    after: 'After it',
    answer: 'Approved answer',
    changed:
      'This document has changed since that answer. Below is what was cited then; it may say something else now.',
    sources: 'Based on',
    original: 'Original',
    reviewedOn: 'Reviewed on',
  },
} as const;

const sorry = {
  expired: {
    zh: '这个链接已经过期。请在群里再问一次，新的回答会带上新的链接。',
    en: 'This link has expired. Please ask again in the group: a new answer bears a new link.',
  },
  missing: {
    zh: '这里没有内容。链接可能没有复制完整，请回到群里再点一次。',
    en: 'There is nothing here. Perhaps the link was not copied whole; please open it in the group again.',
  },
} as const;

/** The only style that the page may have; no script, nothing from elsewhere, no frame around it. */
export const sourcePageSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(sourcePageStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page of a source, in the language of its document. */
export async function sourcePage(view: SourceView): Promise<string> {
  const language = languageOf(view.title + view.quoted);
  const { name, jump, changed } = words[language];
  const headings = view.headingPath.filter((heading) => heading !== view.title);
  const inFile = view.place ? [placeInFile(view.place, { headingPath: headings, language })] : [];
  const place = [...headings, ...inFile].map(escape);
  const body = [
    `<p class="name">${name}</p>`,
    `<h1>${escape(view.title)}</h1>`,
    place.length === 0 ? '' : `<p class="place">${place.join(' › ')}</p>`,
    view.isCurrent ? '' : `<p class="notice">${changed}</p>`,
    view.before === null ? '' : `<p class="jump"><a href="#cited">${jump}</a></p>`,
    `<article>${(await passages(view, language)).join('\n')}</article>`,
    origin(view, language),
  ];
  return page(language, view.title, body.filter((part) => part !== '').join('\n'));
}

/** A kind page where there is nothing to show, in both languages: nobody knows who reads it. */
export function sorryPage(why: keyof typeof sorry): string {
  const { zh, en } = sorry[why];
  return page('zh', 'Fennelbean', `<div class="kind"><p>${zh}</p>\n<p lang="en">${en}</p></div>`);
}

async function passages({ kind, isCurrent, before, quoted, after }: SourceView, language: Language): Promise<string[]> {
  const text = words[language];
  const label = !isCurrent ? text.quotedThen : kind === 'qa-pair' ? text.answer : text.quoted;
  const around = async (heading: string, words: string | null) =>
    words === null ? '' : `<section class="around"><h2>${heading}</h2>${await rendered(words)}</section>`;
  return [
    await around(text.before, before),
    `<section class="quoted" id="cited"><h2>${label}</h2>${await rendered(quoted)}</section>`,
    await around(text.after, after),
  ].filter((part) => part !== '');
}

/** A wide table scrolls by itself. */
const rendered = async (text: string): Promise<string> =>
  (await renderPassage(text))
    .replaceAll('<table>', '<div class="scroll"><table>')
    .replaceAll('</table>', '</table></div>');

function origin({ sources, url, reviewedOn }: SourceView, language: Language): string {
  const text = words[language];
  const rows = [
    url === null ? '' : `<dt>${text.original}</dt><dd>${linked(url)}</dd>`,
    sources.length === 0 ? '' : `<dt>${text.sources}</dt>${sources.map((one) => `<dd>${linked(one)}</dd>`).join('')}`,
    reviewedOn === null ? '' : `<dt>${text.reviewedOn}</dt><dd>${escape(reviewedOn)}</dd>`,
  ].filter((row) => row !== '');
  return rows.length === 0 ? '' : `<dl>${rows.join('')}</dl>`;
}

/** A source that is an address can be followed; it does not learn from where. */
const linked = (source: string): string =>
  /^https?:\/\/\S+$/i.test(source)
    ? `<a href="${escape(source)}" rel="noopener noreferrer nofollow">${escape(source)}</a>`
    : escape(source);

const page = (language: Language, title: string, body: string): string => `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)}</title>
<style>${sourcePageStyle}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
