/**
 * Radicals that some writers of PDF put in place of the characters that look the same. U+2F00 to U+2FD5 have a normal
 * form; of the supplement U+2E80 to U+2EF3 only two have, so these are listed: radical, character.
 */
const SUPPLEMENT =
  '⺁厂⺄乙⺆冂⺇几⺈刀⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢水⺣灬⺤爫⺥爪⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱网⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';
const plain = new Map(
  Array.from({ length: SUPPLEMENT.length / 2 }, (_, at) => [SUPPLEMENT.charAt(2 * at), SUPPLEMENT.charAt(2 * at + 1)]),
);

const RADICALS = /[\u2e80-\u2fd5\uf900-\ufad9\ufb00-\ufb06]/g;
const INVISIBLE = /[^\P{Cc}\t\n]|[\u200b\ufeff\ufffe\uffff]/gu;
/** Below it and above the CJK signs stands nothing of these; most text needs no look. */
const UNUSUAL = /[^\t\n\u0020-\u007e\u00a0-\u200a\u200c-\u2e7f\u2fd6-\uf8ff\uff00-\ufffd]/;

/** Radicals and joined letters become the ordinary characters; what shows nothing is left out. */
export function plainCharacters(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text.replace(INVISIBLE, '').replace(RADICALS, (sign) => plain.get(sign) ?? sign.normalize('NFKC'));
}
