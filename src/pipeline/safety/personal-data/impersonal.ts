import type { PlainView } from './plain-view';

/** Registrations of drugs, devices and trials, literature, and addresses of pages: they stay, whatever they look like. */
const PATTERNS: readonly RegExp[] = [
  /(?:国药准字|国食药监|国械注[准进许]|[京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]械注准|卫食健字|国食健[注备]?[gj]?|进口药品注册证号?|注册证号) ?[a-z]{0,2} ?\d{6,14}/gi,
  /\b(?:NCT ?\d{8}|ChiCTR[- ]?[A-Z-]{0,6}\d{6,12}|ISRCTN ?\d{8}|CTR ?\d{8}|jRCT[s]?\d{6,12}|EUCTR[\d-]+|ACTRN\d{14}|UMIN\d{9}|CRD\d{8,12})\b/gi,
  /\b10\.\d{4,9}\/[^\s，。；）)]+/g,
  /\b(?:PMID|PMCID|PMC|ISBN|ISSN|DOI|CAS|GSE|GSM|SRR|SRP|ERR|PRJNA|PRJEB|EGAS|phs|rs|ENS[GTP]|NM_|NP_|NR_|NC_)[:： -]*\d[\d\-xX.]*/g,
  /\b(?:https?:\/\/|www\.)[^\s\u3400-\u9fff，。；（）]+/gi,
];
/** A page's address may still tell whose number it is. */
const TELLING = /(?:tel|phone|mobile|idcard|id_?no|cardno|sfz|email|mail|name)[=:%]/i;

/** Where nothing is looked for. */
export const impersonal = ({ text }: PlainView): { start: number; end: number }[] =>
  PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ 0: found, index }) =>
      TELLING.test(found) ? [] : [{ start: index, end: index + found.length }],
    ),
  );
