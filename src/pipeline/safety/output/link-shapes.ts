const TOP =
  '(?:com|net|org|cn|edu|gov|io|co|info|biz|xyz|top|vip|shop|site|online|club|live|app|dev|link|icu|cc|tv|ru|hk|tw|jp|kr|uk|de|fr|eu|ly|gl|test|example|invalid|local|localhost|onion|wang|ltd|store|work|tk|pw|ws|mobi|asia|win|bid|loan|click|page|space|website)';
/** Behind a full stop that ends a Chinese sentence they would be its next word. */
const CHINESE_TOP = '(?:中国|公司|网络|网址|集团)';
const POINT = String.raw`(?:[.。]|\s?[\[({]\s?(?:\.|dot|点)\s?[\])}]\s?|\s+dot\s+|\s*点\s*)`;
const LABEL = String.raw`[\p{L}\p{N}_-]{1,63}`;

/** Anything that a reader, or the app, could make a link or a picture of; of text as it is read. */
export const linkShapes: readonly RegExp[] = [
  // With its scheme, also a broken one.
  /\b[a-z][a-z0-9+-]{1,14}\s*:\s*[/\\]\s*[/\\]\s*[^\s<>"'“”()（），。]*/u,
  /\b(?:javascript|vbscript|data|file|mailto|tel|sms|weixin|wechat|tg|tencent|mqqapi|alipays?|intent|blob):[^\s，。]{2,}/u,
  /\bbase64\s*,/u,
  // Without it.
  new RegExp(String.raw`(?<![:\p{L}\p{N}])[/\\]{2}[a-z0-9-]+(?:\.[a-z0-9-]+)+[^\s，。]*`, 'u'),
  new RegExp(String.raw`(?:${LABEL}${POINT})+${TOP}(?![a-z0-9])(?:[:/?#][^\s<>"'，。]*)?`, 'u'),
  new RegExp(String.raw`(?:${LABEL}\.)+${CHINESE_TOP}(?:[:/?#][^\s<>"'，。]*)?`, 'u'),
  /\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/[^\s<>"'，。]+/u,
  /\bwww\s*\.[^\s，。]+/u,
  /xn--[a-z0-9-]+/u,
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])(?:[:/][^\s，。]*)?/u,
  /[a-z0-9-]+\s*(?:点|dot)\s*[a-z]{2,}\s*(?:斜杠|slash)/u,
  // As markup.
  /!\[[^\]]*\]\s*[[(][^)\]]*[)\]]?/u,
  /\[[^\]]+\]\s*\(\s*[^)\s]*[.:/#\\][^)]*\)?/u,
  /(?:^|\n)\s*\[[^\]\n]+\]:\s*\S+/u,
  /<\s*\/?\s*(?:a|img|image|iframe|script|svg|picture|source|video|audio|form|object|embed|link|meta|style|div|span|base|input|button|table|body|html|marquee)\b[^>]*>?/u,
  /\b(?:src|href|srcset|background|url)\s*[=(]\s*["']?[^\s"')]+/u,
];
