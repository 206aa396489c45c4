import { normaliseForMatch } from '../../text/normalise';

/** Words of somebody who concludes, advises or speaks to the asker, whatever the picture shows. */
const concluding = [
  /考虑|提示|符合|相符|诊断|确诊|疑似|疑诊|怀疑|可疑|倾向|除外|排除|待排|待查|认为|大概率|十有八九|多半|八成|意味着|没跑|无疑/,
  /[你您咱]|建议|推荐|放心|没事|没问题|不要紧|医院|急诊|门诊|就医|就诊|看医生/,
  /\b(?:suggest|suspect|diagnos|recommend|advis)|\b(?:consistent|compatible) with\b|\bconcern(?:ing|ed)? for\b|\brule[sd]? out\b/,
  /\b(?:you|yours?|no doubt|should|likely|probabl[ey]|suspicious|doctor|hospital)\b/,
];

/** Words by which somebody judges instead of telling what is to be seen. */
const judging = [
  /印象|结论|判断|判定|评估为|证实|可能(?!性状)|基本上?(?:是|可以)|应该?(?:是|为|属)|就是|属于|说明(?!书)|表明|支持|典型|肯定|一定(?!程度)|明确|百分之百|100%/,
  /患者|病人|这孩子|\bpatient\b|所致|导致|引起|引发|造成|继发|源于|来自于/,
  /恶性|良性|癌前|癌变|恶变|转移|浸润性|复发|急性|慢性|急症|重症/,
  /[早中晚末]期|分期|分级|(?:活动|进展|广泛|局限)期|(?:[ⅰ-ⅹivx]+|[\d一二三四])[ab]?期|[一二三四ⅰ-ⅳ]级|[ⅰ-ⅳ]度|\d[a-c]? ?类|\bt\d[a-c]?n\d/,
  /\b(?:bi|ti|pi|li|lung|o)-?rads\b|\b[cv]in ?\d|\b[hl]sil\b/,
  /\b(?:gleason|bethesda|borrmann|breslow|wagner|garden|salter|bosniak|fleischner|kellgren|killip|nyha|child)\b/,
  /正常|异常(?!信号|密度|回声)|没有(?:大)?问题|无大碍|健康|严重|危险|致命|危及|而已/,
  /\b(?:indicat|represent|demonstrat(?:es|ing) (?:a|an) |imply|implies|reveal|confirm|exclud|favou?r)/,
  /\b(?:keeping|in line) with\b|\bconcern(?:ing|ed)? about\b|\bdue to\b|\bcaused by\b|\bsecondary to\b/,
  /\b(?:possibl[ey]|(?:may|might|could|must) be|definite(?:ly)?|clear(?:ly)? (?:a|an|shows?)|typical|classic|characteristic of|pathognomonic)\b/,
  /\b(?:impression|differential|conclusion|evidence of|signs? of|without (?:a )?doubt|certain(?:ly)?|surely?|obviously)\b/,
  /\b(?:malignan|benign|metasta|early[- ]stage|late[- ]stage|stage \w+\b|grade \w+\b|acute|chronic|severe|serious|dangerous|life[- ]threatening)/,
  /\b(?:ab)?normal|\bunremarkable|\bhealthy|\bwithin .{0,12}limits|\bno (?:abnormal|acute|sign|evidence)|\bnothing (?:wrong|serious|to worry)/,
];

/** What is to be done, and what will become of it. */
const advising = [
  /应当|应尽|应立|应及|必须|需要|须|尽快|尽早|立即|马上|赶紧|不(?:用|必|需|急|理)|无需|没必要|可以(?:吃|服|用|先|不)|自己|回家|专家/,
  /手术|[化放]疗|靶向|免疫治疗|激光|缝合|截[肢趾指]|切(?![迹面缘线片])|换[心肝肾关]|引产|流掉|活检|穿刺|治疗|治愈|疗法|疗程|住院|挂号|复查|随访|观察即可/,
  /[吃喝嚼涂]|服[用药]|口服|[用停]药|[加减]量|剂量|注射|静滴|输液|抗生素|激素/,
  /\d\s*(?:mg(?!\/)|毫克|克(?!\/)|μg(?!\/)|微克|iu\b|国际单位|片(?!状)|粒|支|丸)|[一二两三四半]片(?!状)|每[日天晚侧公]|隔[日天]|连用|一[日天][一二两三四\d]|[一二两三四\d]次\/[日天]/,
  /预后|生存|存活|寿命|治得好|没法|治不|救|[能再]活|活不|撑|年内|[年月周]就|就好|个月|半年|[一二三四五六七八九十两\d][年周]|恢复|瘫|瞎|猝死|死亡|保不住|怀孕|怀不|传染/,
  /\b(?:needs? (?:to|a|an|surgery|treatment)|must|requir|take \d|treat|therap|surg(?:ery|ical)|operat|biops|chemo|radiat|resect|antibiotic|steroid|dos(?:e|age)|tablet|capsule|prescri|follow[- ]?up)/,
  /\b(?:bid|tid|qid|qd|q\d+h|physician|specialist|dermatologist|option|see (?:a|any)|prognosis|surviv\w*|cur(?:e|ed|es|able)|\w+ectomy|die|dies|death|expectancy|years?|months?|weeks?|nothing can)\b/,
];

/** Names of diseases; what only describes a shape, such as a nodule, is none. */
const naming = [
  /癌|恶|瘤|白血病|结核|炎(?!性?细胞)|感染|骨折|脱位|梗[死塞阻]|[心脑]梗|中风|卒中|栓塞|血栓|破裂|撕裂|夹层|穿孔|套叠|疝|囊肿|息肉(?!样)|结石|硬化|脂肪肝|气胸|气肿|衰竭|心衰|尘肺|大疱|脓肿|坏疽|坏死(?![区灶])|脱出|突出症/,
  /[痔疣痣癣]|湿疹|荨麻疹|药疹|疱疹|水痘|痤疮|狼疮|痛风|银屑|白癜风|青光眼|白内障|黄斑变性|视网膜脱离|高血压|房颤|颤动|扑动|早搏|期前收缩|传导阻滞|心动过[速缓]|缺血|脑出血|[颅下]内?腔?出血|宫外孕|流产|胎停|唐氏|畸形|综合征/,
  /病(?![灶变例人患历理房区程史])|症(?!状)|[\u4e00-\u9fff]ca(?![a-z])|\b(?:ca|mt|tb|gist|hcc|copd|dvt|pe|mi|stemi|nstemi)\b/,
  /\b\w*(?:cancer|tumou?r|neoplas|leuk[ae]?emia)|\b(?!stroma|coma|chroma|soma|aroma)\w{2,}oma\b|\b\w{3,}(?:itis|opathy)\b/,
  /\b(?:pneumonia|pneumothorax|tubercul|fractur|dislocat|infarct|stroke|isch[ae]?emi|h[ae]?emorrhag|embol|thromb|aneurysm|dissect|rupture|perforat|obstruct|intussuscept|hernia|cysts?\b|polyp|gallstone|kidney stone|calcul(?:us|i)\b)/,
  /\b(?:ulcer\b|cirrhosis|abscess|necrosis|gangren|fibrillation|flutter|arrhythmi|tachycardia|bradycardia|heart (?:block|failure)|glaucoma|cataract|diabet|hypertens|degenerat|psoriasis|eczema|infect|disease|disorder|syndrome)/,
  /\b(?:lupus|gout|ringworm|shingles|acne|scabies|tears?|torn)\b/,
];

const anyOf = { all: [...concluding, ...judging, ...advising, ...naming], words: concluding };

/**
 * Whether an observation concludes: names a disease, judges, advises, or says that all is well. When in doubt it does.
 *
 * @param extent `words`: of a chart, a screenshot or a package, where diseases and treatments are what is shown: only who concludes or speaks to the asker counts
 */
export function isConclusion(observation: string, extent: 'all' | 'words' = 'all'): boolean {
  // Blanks between Chinese characters hide a word from whoever looks for it.
  const text = normaliseForMatch(observation).replace(/(?<=[\u2e80-\uffef])[\s·・.\-_*|/]+(?=[\u2e80-\uffef])/g, '');
  return anyOf[extent].some((pattern) => pattern.test(text));
}
