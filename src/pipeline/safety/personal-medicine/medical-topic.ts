/** Words by which a text is about bodies, drugs or tests; names of drugs by how they end. */
const MEDICAL =
  /药|片(?!段|区)|粒|胶囊|注射|针剂|疫苗|剂量|毫升|毫克|微克|mg|ml\b|[癌瘤炎病症疹疮栓梗衰痛疼痒肿咳喘烧]|血压|血糖|血脂|尿酸|肌酐|胆固醇|转氨酶|激素|胰岛素|抗生素|抗体|症状|诊断|手术|化疗|放疗|透析|结节|肿块|怀孕|孕[期早妇]|备孕|哺乳|月经|失眠|出血|过敏|感染|发热|医生|大夫|化验|检查报告|体检|[ct核磁b超]{2}|胸片|心电图|胃镜|肠镜|他汀|沙坦|普利|地平|洛尔|西林|霉素|沙星|头孢|格列|双胍|拉唑|替尼|单抗|泼尼|布洛芬|对乙酰|阿司匹林|华法林|\b(?:drug|pill|tablet|dose|medicine|medication|mg|ml|pain|fever|cancer|tumou?r|nodule|diabetes|insulin|blood|pregnan\w*|scan|x-?ray|mri|ct|biopsy|surgery|symptom\w*|diagnos\w*|disease|infection|doctor|allerg\w*|vaccine|antibiotic\w*|ibuprofen|tylenol|metformin|\w+(?:cillin|mycin|statin|pril|sartan|olol|azole|prazole|tinib|mab|pine|line|oxacin|gliptin|gliflozin))\b/;

/** What a group of patients asks about besides: the house, not the body. */
const HOUSE =
  /挂号|预约|放号|停车|地铁|公交|医保|报销|发票|缴费|几楼|食堂|探视|押金|登记|打卡|群公告|群规|二维码|小程序|公众号|开会|讲座|地址|电话是多少|上班时间|门诊时间|营业/;

/** What is eaten, done, measured or put away day by day. */
const EVERYDAY =
  /(?<!液)盐|牛奶|奶粉|豆浆|酱油|味精|鸡精|蚝油|调料|醋|酒|茶|咖啡|可乐|饮料|蔬菜|青菜|算[饭菜]|米饭|面条|馒头|粥|水果|西瓜|苹果|香蕉|土豆|肉(?!瘤)|鸡蛋|豆腐|坚果|瓜子|榨菜|咸菜|火锅|馆子|外卖|零食|蜂蜜|燕麦|早餐|早饭|夜宵|跑步|走路|散步|游泳|瑜伽|太极|温泉|泡脚|洗澡|桑拿|坐飞机|旅游|出差|安检|午睡|饼干|巧克力|运动强度|袖带|量(?:血压|一次|几次|压)|测(?:血糖|糖|压|几次)|扎(?:一针|手指)|血压计|血糖仪|试纸|笔芯|针头|冰箱|室温|存放|保存|外头|开封|\b(?:salt|milk|tea|coffee|fruit|eggs?|walk|run|swim|exercise|travel|cuff|fridge)\b/;
/** Drugs and treatments, by the words for them and by how their names end. */
const TREATMENT =
  /药|[片粒袋支]|胶囊|注射|打针|针(?!头)|胰岛素|疫苗|激素|抗生素|手术|化疗|放疗|透析|他汀|沙坦|普利|地平|洛尔|西林|霉素|沙星|头孢|格列|双胍|拉唑|替尼|单抗|泼尼|洛芬|氨基酚|匹林|法林|克隆|安定|舍曲|甲状腺素|优甲乐|维生素|钙片|铁剂|中成|冲剂|糖浆|膏|丸|\b(?:drug|pill|tablet|dose|medicine|medication|mg|insulin|surgery|vaccine|\w+(?:cillin|mycin|statin|pril|sartan|olol|azole|tinib|mab|profen|formin|line))s?\b/;

/** When something is measured is no matter of what is taken. */
const AROUND_TAKING = /(?:吃|服|用|喝)[了完]?药(?:之|以)?[前后]|打[完]?针(?:之|以)?[前后]/g;
/** Where a drug is kept. */
const KEEPING = /放哪|存放|保存|冷冻|冷藏|冰箱|室温|保质期|\b(?:fridge|freezer|store|storage)\b/;
const TAKING = /[吃服喝打停换加减]|剂量|\b(?:take|inject|use|dose)\b/;

export const isEveryday = (folded: string): boolean =>
  (EVERYDAY.test(folded) && !TREATMENT.test(folded.replace(AROUND_TAKING, ''))) ||
  (KEEPING.test(folded) && !TAKING.test(folded));

/** How research is done; among professionals it is nobody's case. */
const RESEARCH = /课题|伦理|知情同意|回顾性|去标识|数据集|入组|投稿|\b(?:irb|informed consent|retrospective|dataset)\b/;
export const isAboutResearch = (folded: string): boolean => RESEARCH.test(folded);

export const isMedical = (folded: string): boolean => MEDICAL.test(folded);
export const isAboutTheHouse = (folded: string): boolean => HOUSE.test(folded) && !/吃|剂量|停药|毫克/.test(folded);
