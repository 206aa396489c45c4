/** What stands behind a label of a medical form. `other`: nothing personal. */
export type LabelKind = 'name' | 'record' | 'insurance' | 'id-card' | 'phone' | 'address' | 'birth' | 'bed' | 'other';

export interface FoundLabel {
  kind: LabelKind;
  start: number;
  /** Behind the label and what parts it from its value. */
  end: number;
  /** Whether a colon or the like follows. */
  hasColon: boolean;
}

const roles =
  '送检|申请|报告|审核|检验|检查|诊断|主治|主管|主诊|经治|开单|接诊|操作|处方|开方|审方|调配|核对|发药|配药|记录|采样|采集|采血|麻醉|手术|影像|录入|签发|会诊|首诊|责任|管床|值班|复核|批准|测定|书写|转诊|随访';
const numbered =
  '病案|病历|住院|门诊|就诊卡?|诊疗卡?|登记|条码|条形码|样本|标本|申请单?|检查|检验|影像|超声|放射|病理|内镜|心电|CT|MRI?|DR|X线|流水|处方|报告单?|体检|卡|档案|挂号|预约|医嘱|发票|收据|急诊|患者|病人|受检者|实验|入院|出院|透析|随访|健康卡|一卡通|蜡块|切片|序列|公民身份|社会保障|磁共振|订';

interface Label {
  kind: LabelKind;
  /** It stands in sentences, too: one only with a colon behind it, or as a word of its own. */
  isWeak?: true;
  /** Its first characters may be any: it begins with a word. */
  isOpen?: true;
  pattern: string;
}

/** Longer ones before those that they begin with. */
const labels: readonly Label[] = [
  {
    kind: 'other',
    pattern:
      '(?:医院|咨询|科室|服务|投诉|急救|客服|预约|挂号)(?:电话|热线|地址)|院址|性\\s?别|年\\s?龄|科\\s?[室别]|病\\s?[区房]|(?:临床|初步|入院|出院|病理|影像|超声)?诊断(?!医|者|人)|(?:标本|样本)(?:类型|种类|类别|状态|性状)?(?![编条]?[号码]|ID)|(?:采样|采集|接收|送检|打印|检验|检查|报告|审核|就诊|入院|出院|申请|开单|处方|登记|签收|核收|预约|收样|签发|测定|随访|复诊)?(?:日期|时间)|费\\s?别|医保类型|付费方式|(?:检查|检验)?(?:项目|部位|方法)|备\\s?注|主诉|现病史|仪器|设备|身\\s?高|体\\s?重|民\\s?族|婚\\s?[姻况否]|职\\s?业|国\\s?籍|血型|金\\s?额|单位(?!地址)|规格|用法|用量|数量|批号|地点|sex|gender|age|dep(?:artmen)?t\\.?|ward|diagnosis|(?:collection|report|exam|visit|admission|sample|print)? ?(?:date|time)(?! of birth)|(?:sample|specimen) type',
  },
  {
    kind: 'id-card',
    pattern:
      '身份证(?:件)?(?:号码?|编号)?|证件号码?|(?:national |identity )?id card(?: no\\.?| number)?|passport(?: no\\.?)?',
  },
  {
    kind: 'insurance',
    pattern: '(?:医保|社保|保险|参保)(?:卡|个人|人)?(?:号码?|编号|卡)|insurance (?:no\\.?|id|number)',
  },
  {
    kind: 'record',
    pattern: `(?:${numbered})\\s?(?:序号|编号|号码|单号|条码号?|ID\\s?号?|号|No\\.?)|(?:patient|sample|specimen|accession|barcode|visit|record|case|admission|hospital|exam|study|order|chart|inpatient|outpatient)[ -]?(?:id|no\\.?|number|#)|(?:acc(?:ession)?|rx|ref|member|group|policy)(?:\\.|(?: ?(?:id|no\\.?|number|#)))|MRN|barcode`,
  },
  {
    kind: 'record',
    isWeak: true,
    pattern: 'acc|ref|rx|手机尾号|条码|编\\s?号|单号|卡号|ID(?:号码?)?|No\\.?|№|住院(?!部)|门诊(?!部)',
  },
  {
    kind: 'birth',
    pattern: '出生(?:日期|年月日?|时间)|出生|生\\s?日|DOB|D\\.O\\.B\\.?|date of birth|birth ?date|birthday',
  },
  { kind: 'bed', pattern: '床\\s?(?:位)?\\s?号|床位|bed(?: no\\.?)?' },
  {
    kind: 'phone',
    pattern:
      '(?:联系|家属|家庭|本人|手机)?电\\s?话(?:号码)?|手\\s?机(?:号码?)?|联系方式|telephone|tel\\.?|(?:cell ?|mobile ?)?phone(?: no\\.?)?|mobile',
  },
  {
    kind: 'address',
    pattern: '(?:家庭|联系|通讯|居住|户籍|现|收货|详细)?(?:住|地)\\s?址|工作单位|现住|籍\\s?贯|address',
  },
  {
    kind: 'name',
    pattern:
      "姓\\s?名|(?:患者|病人|患儿|产妇|受检者|受检人|被检者|就诊人|客户|联系人|家属|监护人|持卡人|参保人|预约人|收件人)(?:姓名|签名)|patient(?:'s)? name|full name",
  },
  {
    kind: 'name',
    pattern: `(?:${roles})(?:医生|医师|者|人员|人|药师|护士|技师|技士|员)(?:签名|签字|签章)?|检验者|审核者|(?:reported|verified|reviewed|approved|tested|ordered|signed|requested|checked) by|(?:ordering|referring|attending|reporting|consulting) (?:physician|doctor)`,
  },
  {
    kind: 'name',
    isWeak: true,
    pattern:
      '患\\s?者|病\\s?人|患儿|产妇|受检者|受检人|被检者|就诊人|就诊者|联系人|家属|监护人|持卡人|参保人|被保险人|预约人|收件人|医\\s?[生师](?:签名|签字|签章)?|护士|药师|技师|签\\s?名|签字|审\\s?核|复\\s?核|核对|发药|调配|报告|检验|操作|name|patient|physician|doctor|technician|technologist|radiologist|pathologist|pharmacist|nurse|prescriber|next of kin|member|接听|户\\s?主|记录',
  },
  {
    kind: 'record',
    isOpen: true,
    pattern:
      '[\\u3400-\\u9fff]{1,4}(?<!批准文|国药准字|批|型|文|标准|注册证|信用代码|产品|诊室|排队|房间|称|符|外|信|床位?)(?:号码|编号|号)',
  },
  {
    kind: 'name',
    isOpen: true,
    pattern: '[\\u3400-\\u9fff]{1,3}(?:人|医生|医师|护士|药师|技师|员)(?:签名|签字|签章|姓名)?',
  },
  { kind: 'other', isOpen: true, pattern: '[\\u3400-\\u9fff]{2,8}(?=[:：])' },
];
const LABEL = new RegExp(labels.map(({ pattern }, at) => `(?<l${at}>${pattern})`).join('|'), 'giy');
const COLON = /^\s*(?:[:：﹕︰=＝]|[;；.。·|丨](?=\s*\S))+[\s:：]*/;

/**
 * The labels of a line from left to right.
 * @param isEdge whether a word as recognised begins or ends at a place; what says only with a colon that it is a label may do so as a word of its own, too
 */
export function labelsIn(text: string, isEdge: (at: number) => boolean = () => false): FoundLabel[] {
  const found: FoundLabel[] = [];
  for (let at = 0; at < text.length;) {
    LABEL.lastIndex = at;
    const match = isWithinWord(text, at) ? null : LABEL.exec(text);
    const label = match ? labels[labels.findIndex((_, index) => match.groups?.[`l${index}`] !== undefined)] : undefined;
    const end = at + (match?.[0].length ?? 1);
    const colon = match ? (COLON.exec(text.slice(end))?.[0] ?? '') : '';
    const last = found.at(-1);
    const isValue = last?.hasColon === true && last.end === at;
    if (!match || !label || !isLabel(label, { text, at, end, hasColon: colon !== '', isValue, isEdge })) {
      at++;
      continue;
    }
    found.push({ kind: label.kind, start: at, end: end + colon.length, hasColon: colon !== '' });
    at = end + colon.length;
  }
  return found;
}

interface Candidate {
  text: string;
  at: number;
  end: number;
  hasColon: boolean;
  /** Whether it stands where the value of the label before it does. */
  isValue: boolean;
  isEdge: (at: number) => boolean;
}

function isLabel(label: Label, { text, at, end, hasColon, isValue, isEdge }: Candidate): boolean {
  if (isValue && (!hasColon || label.isOpen)) return false;
  if (label.isOpen) return (isEdge(at) || at === 0) && (hasColon || isEdge(end));
  if (hasColon) return true;
  if (label.isWeak) return isEdge(at) && isEdge(end);
  return !/^[a-z]{2}/i.test(text.slice(end - 1, end + 1));
}

const isWithinWord = (text: string, at: number): boolean =>
  /[a-z]/i.test(text.charAt(at)) && /[a-z0-9]/i.test(text.charAt(at - 1));

const NAME_HAN =
  /^[(（【]?(?<value>[\u3400-\u9fff]{1,3}[*＊×xX○某]{1,3}[\u3400-\u9fff]?|[*＊]{1,2}[\u3400-\u9fff]{1,3}|[\u3400-\u9fff]{1,6}(?:[·•.][\u3400-\u9fff]{1,8}?)+(?=[男女]?(?:[^\u3400-\u9fff·•.]|$))|[\u3400-\u9fff](?: {1,3}[\u3400-\u9fff]){1,2}(?![\u3400-\u9fff])|[\u3400-\u9fff]{2,4}?(?=[男女](?:\s|性|\d|[,，/]|$))|[\u3400-\u9fff]{2,4})/;
const NAME_LATIN =
  /^(?<value>(?:Dr\.? )?[A-Z][A-Za-z'.*-]*(?:[, ]{1,2}[A-Z][A-Za-z'.*-]*){0,3})(?:[（(][^）)]{1,4}[）)])?/;
const NUMBER = /^[#(（]?(?<value>[A-Za-z]{0,6}[- ]?[\dOolI*][\dA-Za-z*_#./—–-]*(?: [\dA-Za-z*-]*\d[\dA-Za-z*-]*){0,4})/;
const DATE =
  /^(?<value>[\dOolI]{2,4}\s?[-./年—]\s?[\dOolI]{1,2}\s?[-./月—]\s?[\dOolI]{1,2}\s?日?|\d{8}|\d{4}\s?年(?:\s?\d{1,2}\s?月)?|\d{1,2}[-/ ][A-Za-z]{3,9}[-/ ]\d{4}|[A-Za-z]{3,9} \d{1,2}, ?\d{4}|[\d*-]{4,10})/;

const shapes: Readonly<Record<Exclude<LabelKind, 'other'>, readonly RegExp[]>> = {
  name: [NAME_HAN, NAME_LATIN],
  record: [NUMBER],
  insurance: [NUMBER],
  'id-card': [NUMBER],
  phone: [/^(?<value>[+(（]?[\dOolI*][\dOolI*()（）+ -]{3,24}[\dOolI*])/],
  address: [/^(?<value>\S.*)$/],
  birth: [DATE],
  bed: [/^(?<value>[+加]?\s?[A-Za-z]?\d{1,4}[A-Za-z]?\s?(?:号|床)*)/],
};

/** How many characters at the beginning of a text are a value of that kind; 0 where none is. */
export function valueLength(text: string, kind: Exclude<LabelKind, 'other'>): number {
  for (const shape of shapes[kind]) {
    const match = shape.exec(text);
    const value = match?.groups?.value?.trimEnd() ?? '';
    if (match && value !== '' && (kind !== 'record' || value.replace(/[^\dOolI*]/g, '').length >= 2)) {
      return match[0].indexOf(value) + value.length;
    }
  }
  return 0;
}
