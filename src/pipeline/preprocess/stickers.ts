/** As WeChat, Feishu, DingTalk and QQ write their small pictures in a text: the name in square brackets. */
const NAMES = [
  '微笑 撇嘴 色 发呆 得意 流泪 害羞 闭嘴 睡 大哭 尴尬 发怒 调皮 呲牙 惊讶 难过 囧 抓狂 吐 偷笑 愉快 白眼 傲慢 困 惊恐 憨笑 悠闲 咒骂',
  '疑问 嘘 晕 衰 骷髅 敲打 再见 擦汗 抠鼻 鼓掌 坏笑 左哼哼 右哼哼 哈欠 鄙视 委屈 快哭了 阴险 亲亲 可怜 笑脸 生病 脸红 破涕为笑 恐惧 失望 无语',
  '嘿哈 捂脸 奸笑 机智 皱眉 耶 吃瓜 加油 汗 天啊 emm 社会社会 旺柴 好的 打脸 哇 翻白眼 666 让我看看 叹气 苦涩 裂开 嘴唇 爱心 心碎 拥抱 强',
  '弱 握手 胜利 抱拳 勾引 拳头 ok 合十 啤酒 咖啡 蛋糕 玫瑰 凋谢 菜刀 炸弹 便便 月亮 太阳 庆祝 礼物 红包 發 发 福 烟花 爆竹 猪头 跳跳 发抖 转圈',
  '赞 踩 加一 +1 比心 送心 肌肉 碰拳 感谢 谢谢 收到 了解 送花花 思考 大笑 笑哭 狗头 doge 泪奔 冷汗 流汗 酷 飞吻 心 花 干杯 撒花 胜利 nice done 暗中观察',
  '嘴馋 吐舌 眨眼 飙泪 白脸 抽烟 举手 奋斗 可爱 拜托 跪了 笑 哭 怒 惊喜 闭眼 鬼脸 无奈 委屈巴巴 对不起 辛苦了 早安 晚安 你好 欢迎',
  'smile grimace drool scowl coolguy sob shy silent sleep cry awkward angry tongue grin surprise frown ruthless blush scream puke chuckle joyful',
  'slight smug hungry drowsy panic sweat laugh commando determined scold shocked shhh dizzy tormented toasted skull hammer wave speechless nosepick',
  'clap shame trick yawn pooh-pooh shrunken tearingup sly kiss wrath whimper happy sick flushed lol terror letdown duh hey facepalm smirk smart',
  'concerned yeah! onlooker goforit sweats omg respect noprob mybad keepfighting wow boring awesome letmesee sigh hurt broken lips heart',
  'brokenheart hug thumbsup thumbsdown shake peace salute beckon fist worship beer coffee cake rose wilt cleaver bomb poop moon sun party gift',
  'packet rich blessing fireworks firecracker pig waddle tremble twirl thanks love finger applause like',
];
const names = new Set(NAMES.join(' ').split(' '));

const IN_BRACKETS = /\[([^[\]\n]{1,16})\]/g;
/** At the end of a text a word in brackets is a sticker, known or not. */
const AT_END = /(?:\s?\[\p{Script=Han}{1,4}\]){1,20}\s*$/u;
/** WeChat's older codes: `/::)`, `/:8-)`, `/:strong`. */
const OLDER_CODES = /(?<![\w:/])(?:\/:[^\s\u3000-\u9fff/]{1,9}){1,50}/g;
/** QQ's: `/微笑`. */
const SLASHED = /(?:^|(?<=[\s\u3000-\u9fff]))\/([\p{Script=Han}]{1,4})(?=$|[\s/])/gu;
/** Faces, hands and hearts: what a sticker is, too. Other emoji may stand for a word, as in 能吃🦐吗. */
const MOODS =
  /[\u{1f440}-\u{1f450}\u{1f48b}-\u{1f49f}\u{1f4a2}-\u{1f4a6}\u{1f4aa}\u{1f389}\u{1f38a}\u{1f595}\u{1f596}\u{1f5a4}\u{1f600}-\u{1f64f}\u{1f90c}-\u{1f92f}\u{1f970}-\u{1f97a}\u{1f9d0}\u{1f9e1}\u{1fae0}-\u{1faf8}\u263a\u2639\u270a-\u270d\u2764\u2763\u2665]|\p{Emoji_Modifier}/gu;

/** `T_T`, `QAQ` */
const LETTER_FACES = /(?<!\w)(?:([TQOoXxuU>])[_.^﹏]{1,3}\1|QAQ|QwQ|QWQ|qwq|orz|Orz|OTZ)(?!\w)/g;
const IN_ROUND_BRACKETS = /[ヾヽヘ]?\(([^()\n]{3,15})\)[ノﾉシツ]?/g;
/** `(｡･ω･｡)`: single letters of no language among marks. */
const FACE = /^(?!.*(?:[a-z0-9]|\p{Script=Han}|\p{L}\p{M}*\p{L}))(?=.*\p{L})(?=.*[^\p{L}\p{M}\s])/isu;

/** Leaves out stickers, faces made of marks and emoji that show a mood; brackets around other words stay. */
export const withoutStickers = (text: string): string =>
  text
    .replace(IN_BRACKETS, (bracket, name: string) => (isSticker(name) ? ' ' : bracket))
    .replace(OLDER_CODES, ' ')
    .replace(SLASHED, (code, name: string) => (isSticker(name) ? ' ' : code))
    .replace(LETTER_FACES, ' ')
    .replace(IN_ROUND_BRACKETS, (bracket, inside: string) => (FACE.test(inside) ? ' ' : bracket))
    .replace(MOODS, ' ')
    .replace(AT_END, '');

const isSticker = (name: string): boolean => names.has(name.toLowerCase().replaceAll(' ', ''));
