/** What a number counts: quantities of one dimension can be compared once they are in the same unit. */
export interface Unit {
  dimension: string;
  /** In the dimension's own unit. */
  factor: number;
}

/** Dimension, factor, and the names, folded. Months are kept apart from days: no month has a fixed number of them. */
const TABLE: readonly (readonly [string, number, string])[] = [
  ['mass', 1e-6, 'μg ug mcg 微克 microgram micrograms'],
  ['mass', 1e-3, 'mg 毫克 milligram milligrams'],
  ['mass', 1, 'g 克 gram grams gm'],
  ['mass', 1e3, 'kg 千克 公斤 kilogram kilograms kilos'],
  ['mass', 500, '斤'],
  ['mass', 1e6, '吨 tonne tonnes'],
  ['mass', 453.592, 'lb lbs pound pounds'],
  ['volume', 1e-3, 'μl ul 微升'],
  ['volume', 1, 'ml cc 毫升 milliliter milliliters millilitre millilitres'],
  ['volume', 100, 'dl 分升'],
  ['volume', 1e3, 'l 升 公升 liter liters litre litres'],
  ['length', 1e-9, 'nm 纳米'],
  ['length', 1e-6, 'μm um 微米'],
  ['length', 1e-3, 'mm 毫米 millimeter millimeters millimetre millimetres'],
  ['length', 1e-2, 'cm 厘米 公分 centimeter centimeters centimetre centimetres'],
  ['length', 1, 'm 米 meter meters metre metres'],
  ['length', 1e3, 'km 公里 千米 kilometer kilometers kilometre kilometres'],
  ['time', 1e-3 / 3600, 'ms 毫秒 millisecond milliseconds'],
  ['time', 1 / 3600, 's sec 秒 秒钟 second seconds'],
  ['time', 1 / 60, 'min mins 分钟 minute minutes'],
  ['time', 0.25, '刻钟'],
  ['time', 1, 'h hr hrs 小时 钟头 hour hours'],
  ['time', 24, 'd 天 日 昼夜 日龄 day days'],
  ['time', 168, '周 星期 礼拜 week weeks wk'],
  ['months', 1, '月 月龄 month months'],
  ['quarter', 1, '季度'],
  ['months', 12, '年 岁 周岁 周年 year years yr yrs year-old'],
  ['share', 1, '% ％ percent 个百分点 百分点 percentage'],
  ['share', 0.1, '‰'],
  ['share', 10, '成'],
  ['pressure', 1, 'mmhg 毫米汞柱'],
  ['pressure', 7.50062, 'kpa 千帕'],
  ['amount', 1e-9, 'pmol'],
  ['amount', 1e-6, 'nmol 纳摩尔'],
  ['amount', 1e-3, 'μmol umol 微摩尔'],
  ['amount', 1, 'mmol 毫摩尔'],
  ['amount', 1e3, 'mol 摩尔'],
  ['activity', 1, 'iu u 单位 国际单位 unit units'],
  ['activity', 1e-3, 'miu mu'],
  ['charge', 1, 'meq'],
  ['energy', 1, 'kcal 千卡 大卡 kilocalories calories'],
  ['energy', 1 / 4.184, 'kj 千焦'],
  ['temperature', 1, '℃ °c 摄氏度 度 degrees'],
  ['temperature-f', 1, '℉ °f 华氏度'],
  ['memory', 1, 'kb'],
  ['memory', 1e3, 'mb'],
  ['memory', 1e6, 'gb'],
  ['memory', 1e9, 'tb'],
  ['power', 1, 'w 瓦 watt watts'],
  ['power', 1e3, 'kw 千瓦'],
  ['dose-radiation', 1, 'gy 戈瑞'],
  ['dose-radiation', 1e-2, 'cgy'],
  ['field', 1, 't 特斯拉 tesla'],
  ['money', 1, '元 块 块钱 rmb yuan 人民币'],
  ['money', 0.1, '角 毛钱'],
  ['money', 1e4, '万元'],
  ['dollars', 1, '美元 usd dollar dollars'],
  ['people', 1, '人 例 名 位 患者 patient patients people participants persons subjects adults children women men'],
  ['times', 1, '次 回 遍 趟 time times doses'],
  ['fold', 1, '倍 fold'],
  ['pieces', 1, '片 tablet tablets 枚'],
  ['capsules', 1, '粒 capsule capsules'],
  ['pills', 1, '丸 颗 pill pills'],
  ['drops', 1, '滴 drop drops'],
  ['sprays', 1, '喷 揿 puff puffs spray sprays'],
  ['ampoules', 1, '支 ampoule ampoules vial vials'],
  ['bags', 1, '袋 包 sachet sachets'],
  ['bottles', 1, '瓶 bottle bottles'],
  ['boxes', 1, '盒 箱'],
  ['cups', 1, '杯 cup cups'],
  ['spoons', 1, '勺 匙 spoon spoons'],
  ['meals', 1, '餐 顿 meal meals'],
  ['floor', 1, '楼 层 floor floors'],
  ['room', 1, '室 诊室 房 room'],
  ['number', 1, '号 窗口 号窗口'],
  ['grade', 1, '级 grade'],
  ['stage', 1, '期 stage'],
  ['type', 1, '型 type'],
  ['course', 1, '疗程 course courses cycle cycles'],
  ['beds', 1, '床 张床 张 bed beds'],
  ['cores', 1, '核 core cores'],
  ['cards', 1, '块卡 卡 gpu gpus'],
  ['items', 1, '个 种 项 条 类 份 部分 步 款 件 篇 组 批 台 家 所 kinds types items steps'],
  ['points', 1, '分 point points score'],
  ['rate', 1, 'bpm'],
];

const units = new Map<string, Unit>();
for (const [dimension, factor, names] of TABLE) {
  for (const name of names.split(' ')) units.set(name, { dimension, factor });
}

export const unitOf = (name: string): Unit | undefined => units.get(name);

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const byLength = [...units.keys()].sort((left, right) => right.length - left.length);
/** The names of all units as one alternative, longest first; a Latin name ends where its word ends. */
export const UNIT_NAME = byLength
  .map((name) => (/[a-z]$/.test(name) ? `${escaped(name)}(?![a-z])` : escaped(name)))
  .join('|');
