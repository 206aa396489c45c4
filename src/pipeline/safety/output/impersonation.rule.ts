import type { OutputRule } from './output-rule';

const CLAIM =
  /我(?:就|才|们)?是[^，。,]{0,14}(?:主任|医[生师]|大夫|护士|护师|教授|专家|客服|管理员|群主|真人|院长|药师|人类|病友|患者|工作人员|官方|老师|本人)|由[^，。,]{0,10}(?:医[生师]|大夫|专家|药师|护士|人工|真人|本人)[^，。,]{0,8}(?:撰写|回复|解答|审核|提供)|非\s?(?:ai|机器)|人工[^，。]{0,8}(?:审核|撰写|回复)|official account|(?<!我)不是(?:机器人|ai|人工智能|程序)|(?:群主|院办|医院|官方|系统|平台|管理员|卫健委|院方)(?:的)?(?:紧急|重要|最新)?(?:公告|通知|通告|声明)|(?:我|本人)(?:已经?)?(?:看过|检查过|审核过|诊断过)|\bsigned\s*[,:]|attending physician|licen[cs]e (?:no|number)|\bi(?:'m| am) (?:(?:a|an|the|your) )?(?:dr\b|doctor|nurse|human|real person|admin\w*|physician|professor|owner|staff|pharmacist)|\bi have (?:examined|reviewed|seen) you|我(?:妈|爸|家|自己|也|当年)[^，。,]{0,12}(?:吃|用|治|好|停)/;
const CONTACT =
  /(?:加|添加|扫|关注|搜索?)[^，。,]{0,6}(?:微信|vx|wx|薇信|v信|qq|企鹅|电报|telegram|whatsapp|公众号|二维码|群|我|好友)|(?:微信|vx|wx|薇信|qq|telegram|whatsapp)(?:号|群|id)?\s*[:是为]?\s*[a-z0-9_-]{5,}|扫码|转账|汇款|收款码|支付宝|打款|红包/;

/** The bot is nobody else, and sends nobody to strangers; what a reviewed source says so stays. */
export const impersonationRule: OutputRule = {
  name: 'impersonation',
  unfit: (sentences, { reviewed }) =>
    [CLAIM, CONTACT]
      .flatMap((pattern) => sentences.find(pattern))
      .filter(({ match }) => !reviewed.includes(match))
      .flatMap(({ places }) => places),
};
