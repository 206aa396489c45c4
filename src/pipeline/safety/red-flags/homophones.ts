/** Characters that a pinyin keyboard or a voice recogniser offers for each other; a group a word, in the words that rules use. */
const GROUPS =
  '嘴咀觜最 歪外崴 喘穿串船 气汽器 胸凶兄熊 痛通同桶 疼腾藤 抽愁丑 搐畜蓄处触 晕云运韵 昏婚混 迷谜眯 吐土图 血学雪 药要 农浓弄 安按 眠棉绵 ' +
  '自字紫 杀沙纱砂鲨傻 死司亖四似4 中种钟 风疯封峰 烧稍骚少 孕运云 怀坏 割各隔噶咯 腕碗晚 跳条挑 楼漏娄 遗移 麻吗马 斜些 醒行性 ' +
  '呼忽乎 吸西息 困捆 难南 冷愣 汗汉旱 心新 闷门们 煤媒没 毒度独 力立利 瘫摊贪 舌蛇 含喊寒 憋别 紫子 脸连 惊京精 厥决绝 翻番 沫末莫 ' +
  '眼演 休修 克刻 过锅 敏民 肿种 喉候 咙龙 宝保 胎台 梗更 癫颠滇 痫闲贤 轻青倾 清青 过果 停听 绞搅 剧巨 炭碳 遗疑 活或货获 累类 书疏';

const soundsLike = new Map<string, string>();
for (const group of GROUPS.split(' ')) {
  for (const character of group) {
    soundsLike.set(character, (soundsLike.get(character) ?? '') + group.replace(character, ''));
  }
}

/**
 * A pattern for the words as written and as they are mistyped by sound: one character wrong, in words of four or more
 * two. A word of two with both wrong is another word.
 */
export function mistyped(...words: readonly string[]): string {
  return `(?:${words.flatMap(formsOf).join('|')})`;
}

function formsOf(word: string): string[] {
  const characters = Array.from(word);
  const forms = [word];
  characters.forEach((_, first) => {
    const once = replaced(characters, first);
    if (once) forms.push(once.join(''));
    if (!once || characters.length < 4) return;
    for (let second = first + 1; second < characters.length; second++) {
      const twice = replaced(once, second, characters);
      if (twice) forms.push(twice.join(''));
    }
  });
  return forms;
}

function replaced(parts: readonly string[], at: number, written: readonly string[] = parts): string[] | null {
  const others = soundsLike.get(written[at] ?? '');
  return others === undefined ? null : parts.map((part, place) => (place === at ? `[${others}]` : part));
}
