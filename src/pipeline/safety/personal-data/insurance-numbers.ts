import { labelledRule } from './labelled-numbers';

const label =
  '(?:医保|社保|医疗保险|社会保障|社会保险|新农合|农合|参保|合作医疗|医疗证|保险|保单|商保|生育保险|工伤|惠民保|公积金)(?:卡?编?号码?|卡|账号|帐号|单号?|证号?|个人编号|电脑号)|个人编号|社会保障号码?|保险单号?|ssn|social security(?: no| number)?|(?:insurance|policy|medicare|member)(?: card)? (?:no|number|id)';

/** Numbers of health and social insurance. */
export const findInsuranceNumbers = labelledRule({ kind: 'insurance', label });
