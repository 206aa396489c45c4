import { extname } from 'node:path/posix';
import type { DocumentFormat } from '../../core/knowledge';

/** `text`: decoded here. `isolated`: parsed in a process of its own. `legacy`: turned into its successor by LibreOffice first. */
export type DocumentKind =
  | { how: 'text'; format: 'markdown' | 'text' | 'code' }
  | { how: 'isolated'; format: IsolatedFormat }
  | { how: 'archive' }
  | { how: 'legacy'; becomes: 'docx' | 'xlsx' | 'pptx' };

export type IsolatedFormat = Extract<DocumentFormat, 'html' | 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'csv'> | 'json';

const CODE =
  'py pyi js mjs cjs jsx ts mts cts tsx java kt kts scala groovy c h cc cpp cxx hpp hh cu cs go rs swift m mm rb php pl pm lua r jl dart ex exs erl hs ml fs clj el lisp vim sh bash zsh fish ps1 bat cmd sql proto thrift graphql cmake mk gradle tf nix vue svelte css scss less toml ini cfg conf yaml yml tex bib rst';

const kinds = new Map<string, DocumentKind>();
const add = (extensions: string, kind: DocumentKind): void => {
  for (const extension of extensions.split(' ')) kinds.set(`.${extension}`, kind);
};
add(CODE, { how: 'text', format: 'code' });
add('md markdown mdx', { how: 'text', format: 'markdown' });
add('txt text log', { how: 'text', format: 'text' });
add('html htm xhtml', { how: 'isolated', format: 'html' });
add('pdf', { how: 'isolated', format: 'pdf' });
add('docx docm dotx', { how: 'isolated', format: 'docx' });
add('xlsx xlsm xltx', { how: 'isolated', format: 'xlsx' });
add('pptx pptm ppsx potx', { how: 'isolated', format: 'pptx' });
add('csv tsv', { how: 'isolated', format: 'csv' });
add('json jsonl', { how: 'isolated', format: 'json' });
add('zip', { how: 'archive' });
add('doc dot wps rtf odt', { how: 'legacy', becomes: 'docx' });
add('xls xlt et ods', { how: 'legacy', becomes: 'xlsx' });
add('ppt pps dps odp', { how: 'legacy', becomes: 'pptx' });

/** What programs write for themselves. */
const NO_DOCUMENT = /(?:^|\/)(?:package-lock\.json|[^/]*[.-]lock\.(?:json|ya?ml))$/i;

/** By the name's extension; null where nothing reads it. */
export const kindOf = (path: string): DocumentKind | null =>
  NO_DOCUMENT.test(path) ? null : (kinds.get(extname(path).toLowerCase()) ?? null);
