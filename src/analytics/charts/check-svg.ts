const elements = new Set(
  'svg g path text tspan rect circle ellipse line polyline polygon defs linearGradient stop clipPath'.split(' '),
);
const tag = /^<(\/?)([A-Za-z]\w*)((?:\s+[A-Za-z_][\w:.-]*="[^"<>]*")*)\s*\/?>/;
const LONGEST = 4_000_000;

/**
 * Whether a drawing holds nothing but shapes and text: each tag is one of a few, no attribute runs, loads or leads
 * anywhere (`on…`, `href`, `src`, styles from elsewhere), and `url()` only names a part of the drawing itself.
 */
export function isHarmlessSvg(svg: string): boolean {
  if (svg.length > LONGEST) return false;
  for (let at = svg.indexOf('<'); at !== -1; at = svg.indexOf('<', at)) {
    const match = tag.exec(svg.slice(at, at + 200_000));
    if (!match) return false;
    const [whole, , name = '', attributes = ''] = match;
    if (!elements.has(name) || !areHarmless(attributes)) return false;
    at += whole.length;
  }
  return true;
}

function areHarmless(attributes: string): boolean {
  for (const [, name = '', value = ''] of attributes.matchAll(/\s+([\w:.-]+)="([^"]*)"/g)) {
    if (/^on|href|src$|^xml:base$/i.test(name)) return false;
    if (/url\((?!#[\w-]+\))|@import|javascript:|data:/i.test(value)) return false;
  }
  return true;
}
