/** Words by which a text is about bodies, drugs or tests; names of drugs by how they end. */
const MEDICAL =
  /药|片(?!段|区)|粒|胶囊|注射|针剂|疫苗|剂量|毫升|毫克|微克|mg|ml\b|[癌瘤炎病症疹疮栓梗衰痛疼痒肿咳喘烧]|血压|血糖|血脂|尿酸|肌酐|胆固醇|转氨酶|激素|胰岛素|抗生素|抗体|症状|诊断|手术|化疗|放疗|透析|结节|肿块|怀孕|孕[期早妇]|备孕|哺乳|月经|失眠|出血|过敏|感染|发热|医生|大夫|化验|检查报告|体检|[ct核磁b超]{2}|胸片|心电图|胃镜|肠镜|他汀|沙坦|普利|地平|洛尔|西林|霉素|沙星|头孢|格列|双胍|拉唑|替尼|单抗|泼尼|布洛芬|对乙酰|阿司匹林|华法林|\b(?:drug|pill|tablet|dose|medicine|medication|mg|ml|pain|fever|cancer|tumou?r|nodule|diabetes|insulin|blood|pregnan\w*|scan|x-?ray|mri|ct|biopsy|surgery|symptom\w*|diagnos\w*|disease|infection|doctor|allerg\w*|vaccine|antibiotic\w*|ibuprofen|tylenol|metformin|\w+(?:cillin|mycin|statin|pril|sartan|olol|azole|prazole|tinib|mab|pine|line|oxacin|gliptin|gliflozin))\b/;

/** What a group of patients asks about besides: the house, not the body. */
const HOUSE =
  /挂号|预约|放号|停车|地铁|公交|医保|报销|发票|缴费|几楼|食堂|探视|押金|登记|打卡|群公告|群规|二维码|小程序|公众号|开会|讲座|地址|电话是多少|上班时间|门诊时间|营业/;

export const isMedical = (folded: string): boolean => MEDICAL.test(folded);
export const isAboutTheHouse = (folded: string): boolean => HOUSE.test(folded) && !/吃|剂量|停药|毫克/.test(folded);
