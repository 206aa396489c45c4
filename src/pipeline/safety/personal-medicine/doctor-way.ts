/** A clause that sends people to a doctor, or warns of deciding alone; it tells nobody anything to take. */
const DOCTOR_WAY =
  /[^，,。；;]{0,14}(?:(?:咨询|询问|联系|告诉|告知|请教|听从?|遵从?|问问?|看|找|去看|就诊|遵|由|在|请|到)[^，,。；;]{0,14}(?:医[生师嘱]|大夫|药师|营养师|[内外妇儿眼科肿瘤神经产]科|门诊|急诊|医院)|就医|就诊|遵医嘱|(?:不可|不要|不宜|不能|切勿|请勿|勿)(?:自行|擅自|随意|自己))[^，,。；;]{0,16}/gu;
const ENGLISH_WAY =
  /[^.;,]{0,30}\b(?:ask|see|talk to|consult|contact|tell|call)\b[^.;,]{0,20}\b(?:doctor|pharmacist|physician|specialist|nurse)\b[^.;,]{0,30}|[^.;,]{0,10}\b(?:your|the|a) (?:treating )?doctor (?:decides|explains|will|should)[^.;,]{0,40}|\bunless (?:directed|told) by (?:a|your) doctor\b/gu;
/** It may not hide advice. */
const ADVICE =
  /\d|[一二三四五六七八半][片粒颗支袋滴喷吸]|(?<!用)不用|不必|无须|没必要|就行|就好|没事|没问题|没关系|可以(?!问|咨询|请)|先[吃停喂打]|\bno need\b|\bneed ?n[o']t\b|\bnot? (?:necessary|have to)\b|\binstead\b/;

/** The sentence without its clauses that only point to a doctor. */
export const withoutDoctorWay = (folded: string): string =>
  [DOCTOR_WAY, ENGLISH_WAY].reduce(
    (text, way) => text.replace(way, (clause) => (ADVICE.test(clause) ? clause : '')),
    folded,
  );
