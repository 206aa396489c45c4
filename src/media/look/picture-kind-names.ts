import type { PictureKind, ScanModality } from '../../core/picture';

/** What models call the kinds, in the order in which they are looked for. */
const kinds: readonly [PictureKind, RegExp][] = [
  ['medicine-box', /medicine|drug|tablets?\b|capsule|medication|pill|pharma|package insert|药/],
  ['screenshot', /screen|chat log|截图|截屏|屏幕/],
  ['report', /report|lab(?:oratory)?\b|test result|化验|检验|报告|体检单/],
  [
    'scan',
    /scan|imaging|medical image|mammogra|radiograph|x-?ray|\bct\b|\bmri?\b|ultraso|patholog|histolog|endoscop|\becg\b|\bekg\b|fundus|影像|超声|病理|内镜|心电|眼底|x光|x线/,
  ],
  ['body-part', /body|skin|wound|身体|皮肤|部位|伤口|皮疹/],
  ['figure', /figure|chart|graph|plot|diagram|table|flow|图表|插图|曲线|流程|示意|表格|统计图/],
  ['person', /person|people|portrait|selfie|face|人物|人像|自拍|合影/],
];

const modalities: readonly [ScanModality, RegExp][] = [
  ['x-ray', /x-?ray|radiograph|plain film|x光|x线|平片|胸片|钼靶|mammogra/],
  ['ct', /\bct|computed tomo|断层|cta\b/],
  ['mri', /\bmri?\b|magnetic|磁共振|核磁/],
  ['ultrasound', /ultraso|sonogra|echo|超声|b超|彩超/],
  ['pathology', /patholog|histolog|cytolog|microscop|h&e|病理|组织切片|细胞/],
  ['endoscopy', /endoscop|gastroscop|colonoscop|内镜|胃镜|肠镜|喉镜/],
  ['ecg', /\becg|\bekg|electrocardio|心电/],
  ['fundus', /fundus|retina|ophthalmo|眼底/],
];

const first = <Name>(named: readonly [Name, RegExp][], text: string): Name | null =>
  named.find(([, pattern]) => pattern.test(text.toLowerCase()))?.[0] ?? null;

/** By the name that a model gave, in English or Chinese; `other` for a name that nobody knows. */
export const kindNamed = (name: string): PictureKind => first(kinds, name) ?? 'other';

/** Null for a name that nobody knows. */
export const modalityNamed = (name: string): ScanModality | null => first(modalities, name);
