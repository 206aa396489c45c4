import type { PersonalRule } from './finding';
import { labelledRule } from './labelled-numbers';

const noun =
  '住院|病案|病历|病例|门诊|就诊卡?|诊疗卡?|诊疗|检查|检验|条码|影像|放射|超声|病理|登记|挂号|预约|患者|病人|体检|申请单|医嘱|处方|报告单?|档案|入院|出院|急诊|透析|随访|病床|一卡通|健康卡';
const label = `(?:${noun})(?:序号|卡号|编号|号码|流水号|条码号?|号|id|卡)|mrn|medical record(?: no| number)?|patient (?:id|no|number)|chart (?:no|number)|(?:admission|visit|case|hospital|accession|inpatient|outpatient|exam|record) (?:no|number|id)|(?:pat|hosp)\\.? ?(?:id|no)|病历本号|电子健康卡|(?<![a-z])id(?:号码?|编号| no| number)`;
const research =
  '(?:标本|样本|受试者|筛选|入组|随机)(?:编号|号码|条码号?|号|id)|(?:specimen|sample|subject) (?:no|number|id)';

const ofPatients = labelledRule({ kind: 'medical-record', label, digits: 3 });
/** Short ones tell nobody outside of a study anything. */
const ofSamples = labelledRule({ kind: 'medical-record', label: research, digits: 6 });

/** Numbers under which a hospital keeps a patient. */
export const findRecordNumbers: PersonalRule = (view) => [...ofPatients(view), ...ofSamples(view)];
