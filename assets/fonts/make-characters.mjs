// Writes characters.txt: the Chinese characters that the shipped font keeps.
import { writeFileSync } from 'node:fs';

const read = (label, firsts, seconds) => {
  const decoder = new TextDecoder(label);
  const texts = [];
  for (let first = firsts[0]; first <= firsts[1]; first++)
    for (let second = seconds[0]; second <= seconds[1]; second++)
      texts.push(decoder.decode(Uint8Array.of(first, second)));
  return texts.filter((text) => [...text].length === 1 && !/[\p{Co}\p{Cn}\ufffd]/u.test(text));
};
// GB 2312, and what Big5 holds as common; characters of names that neither has.
const texts = [
  ...read('gbk', [0xa1, 0xf7], [0xa1, 0xfe]),
  ...read('big5', [0xa4, 0xc6], [0x40, 0xfe]),
  ...'喆堃镕昇祎翀玥珺晗婳彧昀甯垚犇骉焱淼赟頔煊玙璟琭琤瑄珣珮翾旻昉晞晔暐曦煜炘烨燊钰铄锴鑫頫颕婧媖嫕嬅芃芮苒茗茜荀莜菡萩葳蔺薏藟垭塬岽峣嵊崚梽槿樾橦泓洢涴淏湉湜滢濛',
];
writeFileSync('characters.txt', [...new Set(texts)].join(''));
