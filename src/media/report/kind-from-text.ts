import type { PictureKind, PictureLine } from '../../core/picture';
import { readReportRows } from './read-report-rows';

/** Words by which people tell what a picture is; the more of them, the surer. */
const signs: readonly [PictureKind, RegExp][] = [
  [
    'medicine-box',
    /国药准字|批准文号|用法用量|用法与用量|\[?(?:适应症|规格|贮藏|禁忌|成份|性状)\]?(?=[:：\s\]】]|$)|OTC|处方药|有效期至|生产批号|产品批号|生产日期|药品上市许可|上市许可持有人|遵医嘱|说明书|\bRx only\b|\bkeep out of (?:the )?reach\b|\b(?:tablets|capsules) USP\b/gi,
  ],
  [
    'report',
    /检验报告|化验单|检验单|检验科|参考(?:范围|值|区间)|检验(?:项目|者|日期|时间)|标本(?:类型|种类|编号|号|状态)|样本(?:类型|编号|号)|送检医生|审核者|仅对(?:此|本|该|所检)?(?:样本|标本|送检)|reference (?:range|interval)|laboratory report|specimen/gi,
  ],
  [
    'scan',
    /(?:检查|影像|超声|放射|病理|内镜|胃镜|肠镜|心电图?|CT|MRI?|MR|DR|X线)(?:检查)?(?:所见|表现|描述|诊断报告|报告单?|诊断|提示)|检查(?:部位|所见|方法)|影像(?:号|所见|表现)|超声(?:所见|提示|描述)|(?:平扫|增强)(?:扫描)?|肉眼所见|镜下所见|免疫组化|层厚|窗宽|窗位|T[12]WI|DWI|\b(?:WL|WW|TR|TE|kVp?|mAs?)[:：]?\s*\d|\b(?:CT|MRI|ultrasound|radiograph|impression|findings)\b|\bSE[:：]\s*\d|\bIM[:：]\s*\d/gi,
  ],
  [
    'figure',
    /(?:^|\n)\s*(?:图|附图)\s?\d+|(?:^|\n)\s*(?:Fig(?:ure)?\.?|Scheme)\s?[S\d]+|横轴|纵轴|坐标|图例|箱线图|森林图|流程图|误差棒|生存曲线|\bp\s?[<=]\s?0?\.\d+|\bn\s?=\s?\d+|95\s?%\s?CI|\bhazard ratio\b|\baxis\b|\blegend\b|Kaplan|\bpanel [A-F]\b|error bars?/gi,
  ],
  [
    'screenshot',
    /Traceback|(?:[A-Za-z]*(?:Error|Exception))\b[:：]?|\bat [\w.$<>]+\(|File ".*", line \d+|npm ERR|\berrno\b|\bstack trace\b|\bfailed\b|\bfatal\b|^\s*\$ |[>#$]\s(?:pip|npm|git|docker|python|conda)\b|报错|错误(?:码|代码|信息)|登录失败|网络异常|预约成功|\b\d{1,3}%\s*[\u{1F50B}]|发送消息|按住\s?说话|\b[45]G\b|HTTP\/?\s?[45]\d\d|返回\s+(?:确定|取消)/giu,
  ],
];
/** Words that hardly stand on anything else. */
const SURE: Partial<Record<PictureKind, RegExp>> = {
  'medicine-box': /国药准字|批准文号\s?[:：]|药品上市许可/,
  report: /检验报告|化验单/,
  scan: /(?:影像|超声|检查|镜下|肉眼)(?:所见|表现)|(?:CT|MRI?|MR|DR|X线|超声|病理|内镜|胃镜|肠镜|心电图?)(?:检查|诊断)*报告/i,
  figure: /(?:^|\n)\s*(?:图\s?\d+|Fig(?:ure)?\.?\s?\d+)[\s.:：]/i,
  screenshot: /Traceback|\b[A-Za-z]+(?:Error|Exception)\b[:：]/,
};

/** What the words on a picture say of its kind; `other` where they do not tell. Never `body-part` or `person`. */
export function kindFromText(lines: readonly PictureLine[]): PictureKind {
  const text = lines.map(({ words }) => words.map((word) => word.text).join(' ')).join('\n');
  const tight = text.replace(/(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])/g, '');
  const rows = readReportRows(lines).filter(({ range }) => range !== null).length;
  const scores = signs.map(([kind, pattern]) => {
    const found = new Set([...tight.matchAll(pattern)].map(([word]) => word.trim().toLowerCase()));
    const rest = kind === 'report' ? Math.min(4, rows) : 0;
    return { kind, score: found.size + (SURE[kind]?.test(tight) ? 2 : 0) + rest };
  });
  const best = scores.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score >= 2 ? best.kind : 'other';
}
