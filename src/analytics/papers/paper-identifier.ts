const ARXIV = /\barxiv\.org\/(?:abs|pdf|html)\/((?:\d{4}\.\d{4,5})|(?:[a-z-]+(?:\.[A-Z]{2})?\/\d{7}))/i;
const DOI = /\b(10\.\d{4,9}\/[^\s"<>?#]+)/;
const PAGE = /([^/\\?#]+)\.(?:md|html?)(?:[?#].*)?$/i;

/** By its link: arXiv number without version, or DOI; else the name of its page; else the link without its scheme. */
export function paperIdentifier(link: string, pageLink: string | null): string {
  const known = ARXIV.exec(link)?.[1] ?? DOI.exec(decoded(link))?.[1];
  if (known !== undefined) return known.replace(/[.,;]+$/, '');
  const page = pageLink === null ? undefined : PAGE.exec(pageLink)?.[1];
  return page ?? link.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '');
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}
