import type { Finding, PersonalRule } from './finding';
import type { PlainView } from './plain-view';

const H = '[\\u3400-\\u9fff]';
const NUMERAL = '[\\d一二三四五六七八九十百]';
const PROVINCES =
  '北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门';
const PROVINCE = `(?:(?:${PROVINCES})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?[ ,，-]?)`;
const CITY = `(?:${H}{1,8}?(?:市|自治州|州|地区|盟)[ ,，-]?)`;
const DISTRICT = `(?:${H}{1,8}?(?:新区|开发区|高新区|(?<![小社病园校地厂景])区|县|旗|市)[ ,，-]?)`;
const TOWN = `(?:${H}{1,8}?(?:街道|镇|乡|苏木)[ ,，-]?)`;
const REGION = `${PROVINCE}?${CITY}?${DISTRICT}?${TOWN}?`;
const STREET = `(?:[${H.slice(1, -1)}\\d]{1,10}?(?:大道|大街|公路|马路|路|街|巷|弄|胡同|里|道|条)(?:[东西南北中]{1,2}(?:段|路|街|里)?)?${NUMERAL}{0,2}(?:段|支路|里|弄|巷)?)`;
const NUMBER = `(?:[甲乙丙丁]?${NUMERAL}{1,6}(?:[-之]${NUMERAL}{1,4})?[甲乙丙丁]?(?:号|弄|巷|组|队|社)(?:院|大院|楼|附\\d+号)?)`;
const VILLAGE = `(?:[${H.slice(1, -1)}\\d]{1,10}?(?:村委会|行政村|自然村|村|屯|社区|居委会|庄|寨|堡|牧场|农场|林场))`;
const ESTATE = `(?:[${H.slice(1, -1)}\\da-zA-Z·]{1,12}?(?:小区|社区|花园|家园|公寓|嘉园|雅苑|花苑|苑|园|城|府|庭|居|邸|湾|坊|新村|大厦|广场|名都|豪庭|山庄|宿舍|家属院|公馆|国际|世家|大院|里|轩|阁|台|郡|岸|墅|期|区|村|楼))`;
const BUILDING = `(?:第?[\\da-zA-Z一二三四五六七八九十]{1,4} ?(?:号楼|栋|幢|座|#楼?|号院))`;
const UNIT = `(?:[\\d一二三四五六七八九十甲乙东西]{1,2} ?(?:单元|门洞|门|梯))`;
const ROOM = `(?:[\\da-zA-Z一二三四五六七八九零十]{1,5}(?:层|楼)?[ -]?(?:[\\da-zA-Z]{1,5})?(?:号|室|房|户)?)`;
const DASHED = `(?:\\d{1,3}[-－/]\\d{1,2}[-－/]\\d{2,4}|\\d{1,3}[-－]\\d{3,4})(?:室|号|房)?`;
const HOME = `(?:[ ,，]?(?:${H}{1,8})?${BUILDING})?(?:[ ,，]?${UNIT})?(?:[ ,，]?${ROOM})?`;
const LABEL =
  '(?:家庭住址|家庭地址|居住地址|通讯地址|通信地址|联系地址|收货地址|收件地址|邮寄地址|户籍地址|户籍|户口所在地|身份证地址|现住址|现居住地|现住|常住地址|常住|住址|住所|地址|籍贯|家住|住在|我住|寄到|寄往|寄去|送到|搬到|租住|租房在)(?:一下|就是|是|为|在)?[ :：,，(（]{0,3}';

/** Words of a hospital's or an office's own places. */
const PUBLIC =
  /门诊|住院[部楼]|诊室|病房|病区|急诊|窗口|药房|医技|科室|检验科|放射科|护士站|手术室|外科楼|内科楼|诊楼|会议|报告厅|学术厅|展厅|教室|实验室/;
/** What may stand in front of the first name of a place without belonging to it. */
const LEAD =
  /^.*(?:住在|家住|住址|地址|我家|他家|她家|位于|寄到|送到|搬到|住|在|到|寄|送|是|我|他|她|的|了|去|来|从|往|给)(?=.{2})/;

/** `山东` is none in `中山东路`. */
const NAMED_REGION = new RegExp(
  `(?:${PROVINCES})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区|[ ,，-]?${H}{1,6}(?:市|州|盟|区|县))`,
);

const PATTERNS: readonly RegExp[] = [
  // A street with a number.
  `${REGION}${STREET} ?${NUMBER}(?: ?${NUMBER}){0,2}(?:[ ,，]?${ESTATE}(?=[ ,，]?[\\da-zA-Z一二三四五六七八九十]))?${HOME}`,
  // An estate with a building.
  `${REGION}(?:${STREET}(?:${NUMBER})?)?${ESTATE}[ ,，]?(?:${BUILDING}(?:[ ,，]?${UNIT})?(?:[ ,，]?${ROOM})?|${DASHED}|${UNIT}[ ,，]?${ROOM})`,
  // A building with a flat.
  `(?:${H}{2,6})?${BUILDING}[ ,，]?(?:${UNIT}[ ,，]?(?:${ROOM})?|\\d{3,4}(?:室|房|户|号)?(?!\\d|诊))`,
  // A village in a town or county, or with a number.
  `(?:${PROVINCE})?(?:${CITY})?(?:${DISTRICT}${TOWN}?|${TOWN})${VILLAGE}(?:[ ,，]?${NUMERAL}{1,4}(?:组|队|社|号|屯|户))*`,
  `${VILLAGE}[ ,，]?(?:第?${NUMERAL}{1,4}(?:组|队|社|号|户))+`,
  // Three levels of a region, or two with a street or an estate.
  `(?:${PROVINCE})?${CITY}${DISTRICT}${TOWN}`,
  `(?:${PROVINCE}|${CITY})${DISTRICT}(?:${STREET}|[${H.slice(1, -1)}\\d]{2,10}?(?:小区|花园|家园|公寓|苑|新村|大厦|山庄|家属院))`,
].map((source) => new RegExp(source, 'g'));

const BEHIND_LABEL = new RegExp(`${LABEL}(?<place>[\\u3400-\\u9fff\\da-zA-Z#·\\-－() ]{3,60})`, 'g');
const IS_PLACE = /省|市|区|县|镇|乡|村|路|街|巷|弄|道|胡同|号|栋|幢|座|楼|室|苑|园|小区|单元|屯|组|大厦|公寓|花园/;
/** What ends a place within its clause. */
const AFTER_PLACE =
  /(?:离|距|到|去|想|要|请|怎么|附近|有没有|可以|能|电话|手机|联系|邮编|收件|姓名|身份证|麻烦|谢谢|，|,).*$/;

const ENGLISH_STREET =
  '(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Terrace|Square|Close|Crescent|Highway|Parkway)\\b\\.?';
const ENGLISH_PART = "[A-Z0-9][\\w'’.-]*(?: [A-Z0-9][\\w'’.-]*){0,3}";
const FLAT = '(?:Apt|Apartment|Unit|Room|Rm|Suite|Ste|Flat|Building|Bldg|Block|Floor|Fl|No|#)\\.? ?#?\\w{1,6}';
const ENGLISH: readonly RegExp[] = [
  new RegExp(
    `(?:${FLAT},? )*(?:No\\.? ?)?\\d{1,5}(?:-\\d+)?[A-Za-z]? (?:[A-Z][\\w'.-]* ){1,4}${ENGLISH_STREET}(?:,? ${FLAT})*(?:, ?${ENGLISH_PART}){0,4}(?: \\d{5,6})?`,
    'g',
  ),
  new RegExp(`${FLAT},(?: ?${FLAT},)*(?: ?${ENGLISH_PART},?){1,5}(?: \\d{5,6})?`, 'g'),
  /\bP\.? ?O\.? Box \d+/gi,
];

/** Where people live: streets with numbers, estates with buildings, villages, and whatever is called an address. */
export const findAddresses: PersonalRule = (view) => [
  ...PATTERNS.flatMap((pattern) => chinese(view, pattern)),
  ...labelled(view),
  ...ENGLISH.flatMap((pattern) => english(view, pattern)),
];

const chinese = ({ text }: PlainView, pattern: RegExp): Finding[] =>
  [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
    const place = found.replace(/[ ,，-]+$/, '');
    if (PUBLIC.test(place) || PUBLIC.test(text.slice(index + place.length, index + place.length + 3))) return [];
    const region = place.search(NAMED_REGION);
    if (region >= 0) return [{ kind: 'address' as const, start: index + region, end: index + place.length }];
    const unit = place.search(/[省市区县镇乡村路街巷弄道号栋幢苑园]/);
    const lead = LEAD.exec(place.slice(0, Math.max(0, unit)))?.[0].length ?? 0;
    return [{ kind: 'address' as const, start: index + lead, end: index + place.length }];
  });

const labelled = ({ text }: PlainView): Finding[] =>
  [...text.matchAll(BEHIND_LABEL)].flatMap((match) => {
    const { place = '' } = match.groups ?? {};
    const own = place.replace(AFTER_PLACE, '').trimEnd();
    if (own.length < 3 || !IS_PLACE.test(own) || PUBLIC.test(own)) return [];
    const start = match.index + match[0].length - place.length;
    return [{ kind: 'address' as const, start, end: start + own.length }];
  });

const english = ({ text }: PlainView, pattern: RegExp): Finding[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    kind: 'address' as const,
    start: index,
    end: index + found.replace(/[ ,.]+$/, '').length,
  }));
