import { normaliseForMatch } from '../../text/normalise';

/** Words by which somebody judges instead of telling what is to be seen. */
const judging = [
  /考虑|提示|符合|相符|诊断|确诊|疑似|疑诊|怀疑|可疑|倾向|除外|排除|待排|待查|印象|结论|判断|判定|评估为|证实|认为/,
  /可能(?!性状)|大概率|十有八九|基本上?(?:是|可以)|多半|八成|应该?(?:是|为|属)|就是|属于|意味着|说明(?!书)|表明|支持|典型/,
  /所致|导致|引起|引发|造成|继发|源于|来自于/,
  /恶性|良性|早期|晚期|中期|末期|癌前|癌变|恶变|转移|浸润|复发|分期|分级|活动期|急性|慢性|急症|重症|[ⅰ-ⅹivx\d]+[ab]?期|\bt\d[a-c]?n\d/,
  /正常|异常|没事|没问题|没有(?:大)?问题|不要紧|无大碍|健康|放心|严重|危险|致命|危及/,
  /\b(?:bi|ti|pi|li|lung|o)-?rads\b|\d类|gleason|\bec分级|\bchild\b/,
  /\b(?:suggest|suspect|indicat|represent|diagnos|demonstrat(?:es|ing) (?:a|an) |imply|implies|reveal|confirm|exclud|favou?r)/,
  /\b(?:consistent|compatible|keeping|in line) with\b|\bconcern(?:ing|ed)? (?:for|about)\b|\brule[sd]? out\b|\bdue to\b|\bcaused by\b|\bsecondary to\b/,
  /\b(?:likely|probabl[ey]|possibl[ey]|may be|might be|could be|must be|definite(?:ly)?|clear(?:ly)? (?:a|an|shows?)|typical|classic|characteristic of|pathognomonic|suspicious|impression|differential|conclusion|evidence of|signs? of)\b/,
  /\b(?:malignan|benign|metasta|early[- ]stage|late[- ]stage|stage \w+\b|grade \w+\b|acute|chronic|severe|serious|dangerous|life[- ]threatening)/,
  /\b(?:ab)?normal|\bunremarkable|\bhealthy|\bwithin .{0,12}limits|\bno (?:abnormal|acute|sign|evidence)|\bnothing (?:wrong|serious|to worry)/,
];

/** What is to be done, and what will become of it. */
const advising = [
  /建议|推荐|应当|应尽|应立|应及|必须|需要|须|尽快|尽早|立即|马上|赶紧|请(?:您|你)?(?:到|去|在|于|尽|及|服|按|继续)|不(?:用|必|需)|无需|可以(?:吃|服|用|先|不)/,
  /手术|化疗|放疗|靶向|免疫治疗|切除|活检|穿刺|治疗|治愈|疗法|疗程|服用|口服|用药|服药|吃药|停药|加量|减量|剂量|注射|静滴|输液|抗生素|激素|住院|就医|就诊|挂号|看医生|复查|随访|观察即可/,
  /\d\s*(?:mg(?!\/)|毫克|μg(?!\/)|微克|iu\b|国际单位|片|粒|支|丸)|每[日天晚]|一[日天][一二三两四\d]次|[一二两三四\d]次\/[日天]|\b(?:bid|tid|qid|qd|q\d+h)\b/,
  /预后|生存|存活|寿命|治得好|能活|年内|剩下?.{0,4}(?:个月|年)/,
  /\b(?:recommend|advis|should|needs? (?:to|a|an|surgery|treatment)|must|requir|take \d|treat|therap|surg(?:ery|ical)|operat|biops|chemo|radiat|resect|antibiotic|steroid|dos(?:e|age)|tablet|capsule|prescri|follow[- ]?up|hospital|doctor|physician|prognos|surviv|cure)/,
];

/** Names of diseases; what only describes a shape, such as a nodule, is none. */
const naming = [
  /癌|恶|肉瘤|肿瘤|瘤|白血病|结核|炎|感染|骨折|脱位|梗死|梗塞|心梗|脑梗|中风|卒中|栓塞|血栓|破裂|夹层|穿孔|梗阻|肠套叠|疝|囊肿|息肉|结石|溃疡|硬化|脂肪肝|气胸|肺气肿|心衰|衰竭|心肌病|尘肺|肺大疱|脓肿|坏疽|坏死|脱出|突出症|积水症|痔|疣|痣|癣|疹|痘|疱疹|湿疹|银屑|白癜风|青光眼|白内障|黄斑变性|视网膜脱离|糖尿病|高血压|冠心病|房颤|颤动|扑动|早搏|期前收缩|传导阻滞|心动过[速缓]|心肌缺血|缺血|脑出血|颅内出血|下腔出血|下出血|宫外孕|流产|畸形|综合征|综合症/,
  /病(?![灶变例人患历理房区程史])|症(?![状])|[A-Za-z]*(?:\bca\b|\bmt\b|\btb\b|\bgist\b|\bhcc\b|\bcopd\b|\bdvt\b|\bpe\b|\bmi\b|\bstemi\b|\bnstemi\b)|[\u4e00-\u9fff]ca(?![a-z])/,
  /\b\w*(?:cancer|carcinoma|tumou?r|neoplas|lymphoma|sarcoma|melanoma|adenoma|glioma|blastoma|angioma|fibroma|lipoma|myoma|meningioma|leuk[ae]?emia)/,
  /\b(?:pneumonia|pneumothorax|tubercul|fractur|dislocat|infarct|stroke|isch[ae]?emi|h[ae]?emorrhag|embol|thromb|aneurysm|dissect|rupture|perforat|obstruct|intussuscept|hernia|cysts?\b|polyp|gallstone|kidney stone|calcul(?:us|i)\b|ulcer|cirrhosis|abscess|necrosis|gangren|fibrillation|flutter|arrhythmi|tachycardia|bradycardia|heart block|heart failure|glaucoma|cataract|diabet|hypertens|degenerat|psoriasis|eczema|infect|disease|disorder|syndrome|lesion is)/,
  /\b\w{3,}(?:itis|opathy)\b/,
];

/**
 * Whether an observation concludes: names a disease, judges, advises, or says that all is well. When in doubt it does.
 *
 * @param extent `words`: of a chart or a screenshot, where names of diseases are what is shown; only judging and advising counts
 */
export function isConclusion(observation: string, extent: 'all' | 'words' = 'all'): boolean {
  // Blanks between Chinese characters hide a word from whoever looks for it.
  const text = normaliseForMatch(observation).replace(/(?<=[\u2e80-\uffef])[\s·・.\-_*|/]+(?=[\u2e80-\uffef])/g, '');
  const patterns = extent === 'all' ? [...judging, ...advising, ...naming] : [...judging, ...advising];
  return patterns.some((pattern) => pattern.test(text));
}
