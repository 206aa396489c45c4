import type { ListedPaper } from './listed-paper';
import { noFields, type PaperFields, readField } from './paper-fields';
import { paperIdentifier } from './paper-identifier';

/** The links at the end, after a dash: `- [[Arxiv](…)] [[QA](…)]`. Brackets before them are the title's own. */
const ENDING = /^(.*?)\s+[-–—]\s+(\[{1,2}[^[\]]*\]\(\S+\).*)$/;
const LINKED_TITLE = /^\[(.+?)\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)(.*)$/;
const LINK = /\[([^[\]]*)\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)/g;
const DASH = /\s+[-–—]\s+/;
const PAGE_LABEL = /^(?:qa|q&a|page|问答|页面|解读|详情)$/i;

const LONGEST_TITLE = 1000;

/** One line of a list without its bullet. Null where it has no title or no link. */
export function readPaperLine(text: string, month: string): ListedPaper | null {
  const parts = partsOf(text);
  const [link, pageLink = null] = linksOf(parts?.links ?? '');
  if (!parts || link === undefined) return null;
  const { title, fields } = titleOf(parts.head);
  if (title === '' || title.length > LONGEST_TITLE) return null;
  return { identifier: paperIdentifier(link, pageLink), title, month, ...fields, link, pageLink };
}

function partsOf(text: string): { head: string; links: string } | null {
  const [, head, links] = ENDING.exec(text) ?? [];
  if (head !== undefined && links !== undefined) return { head, links };
  const [, title, link, rest = ''] = LINKED_TITLE.exec(text) ?? [];
  return title === undefined || link === undefined
    ? null
    : { head: `${title}${rest.replace(LINK, '')}`, links: `[](${link}) ${rest}` };
}

/** The paper's own, and its page's: the one that is called so, or a file of Markdown. */
function linksOf(text: string): [string?, string?] {
  const links = [...text.matchAll(LINK)].map(([, label = '', url = '']) => ({ label: label.trim(), url }));
  const page = links.find(({ label, url }) => PAGE_LABEL.test(label) || /\.md$/i.test(url));
  const own = links.find((one) => one !== page) ?? page;
  return [own?.url, page?.url];
}

/** Fields stand behind the title, each after a dash; a title may have dashes of its own. */
function titleOf(head: string): { title: string; fields: PaperFields } {
  const parts = head.split(DASH);
  let fields = noFields;
  while (parts.length > 1) {
    const field = readField(parts.at(-1) ?? '');
    if (field === null) break;
    fields = { ...fields, ...field };
    parts.pop();
  }
  const rest = fields === noFields ? head : parts.join(' - ');
  return { title: rest.replace(/\s+/g, ' ').trim(), fields };
}
