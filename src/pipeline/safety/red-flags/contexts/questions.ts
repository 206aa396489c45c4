import { redFlagClasses } from '../../../../core/ports/red-flags';
import { JUST } from '../phrases';
import { anyOf, within } from '../sign-rule';
import type { ContextRule } from './context-rule';

const OWN_WISH = anyOf(
  '我(?:也|真|好|就|很|都|要|想|还|总|已经|不|该|快|今)',
  '我[^,。]{0,6}(?:死|跳|活|自杀)',
  '(?:好|真|也)?想(?:死|跳|去死|像)',
  '一起',
  '我也',
  '羡慕',
);

/** Questions that ask to know, not for help. */
export const questions: readonly ContextRule[] = [
  {
    code: 'asks-place-or-price',
    takes: 3,
    scope: 'clause',
    pattern: anyOf(
      '几楼',
      '(?:胸痛|卒中|中风|发热|癫痫|抽搐|自杀)(?:中心|门诊|科|病房|热线)',
      '一楼|二楼|大厅',
      '几号楼',
      '几层',
      '哪(?:栋|个楼|一?层|个院区)',
      '(?:中心|门诊|科|室|医院|通道|热线)[^,。]{0,4}(?:在哪|怎么走|电话|几点|周几|是多少)',
      '怎么走',
      '地铁',
      '挂(?:什么|哪|号|几)',
      '(?:什么|哪个|哪)科室?',
      '几点',
      '多少钱',
      '费用',
      '收费',
      '报销',
      '医保',
      '保险|理赔|exclusion|policy|insurance|赔(?:吗|不|付|偿)|重疾|工伤',
      '预约',
      '门诊(?:在|有|周|开|时间)',
      '哪[家个间所](?:医院)?[^,。]{0,8}(?:好|最|强|治)',
      '医院(?:排名|哪|有哪|最好)',
      '推荐',
      '轮椅|护工|护理费',
      '导航',
      '海报',
      'which floor|where is|how much|opening hours|clinic|appointment',
    ),
  },
  {
    code: 'asks-to-know',
    takes: 3,
    scope: 'sentence',
    unless: JUST,
    pattern: anyOf(
      '(?:症状|表现|前兆|先兆|征兆|信号|原因|病因|区别|特征|后果|危害)[^,。]{0,4}(?:有哪|是什么|是啥|都?有|有什么|$|\\?|,)',
      '有(?:哪些|什么)' + within(4) + '(?:症状|表现|前兆|先兆|征兆|预兆|原因|危害|方法|区别|药)',
      '(?:怎么|如何|怎样|平时|能)' +
        within(6) +
        '(?:预防|避免|区分|区别|识别|鉴别|判断(?:是不是)?|评估|诊断|理解|计算)',
      '预防',
      '什么是',
      '是什么(?:意思|病|原理|样|原因|引|导|$|\\?|,)',
      '(?:原理|标准|定义|分级|分类|流程|步骤|指南|机制|鉴别|评分|量表|发病率|死亡率|概率|适应症|并发症)',
      '(?:会|能)(?:不会)?(?:遗传|影响|引起|导致|传染|复发|留下)',
      '遗传',
      '区别',
      '(?:能|可以|会)(?:根治|治愈|治好|自愈|治)',
      '科普|口诀|须知|常识|知识',
      '(?:学生|家长会)[^,。]{0,6}(?:怎么开|怎么谈)|会发烧吗|打什么疫苗|问有没有',
      '不良反应|副作用|说明书|同意书|发生率|风险',
      '有什么(?:好)?(?:办法|药)',
      '(?<!没)吃什么(?:药)?好?',
      '怎么(?:治|治疗|引起|引来|得的|形成|保养|调理|护理|照顾|开导|根治)',
      '如何(?:治|控制|护理|照顾|引)',
      '能活(?:多久|几年)|寿命',
      '注意(?:什么|哪些|事项)',
      '考试|论文|课件|作业题',
      'what (?:is|are|causes)|how (?:to|do you) (?:prevent|recognize|tell|treat|avoid)|(?:symptoms|signs|causes|risk factors?|warning signs) of|difference between|how common',
    ),
    spares: ['suicide'],
  },
  {
    code: 'asks-to-know-suicide',
    takes: 3,
    scope: 'message',
    unless: OWN_WISH,
    pattern: anyOf(
      '自杀(?:率|风险|评估|量表|干预|预防|行为研究|未遂率|倾向量表|热线)',
      '流行病学',
      '预防自杀',
      '(?:怎么|如何)(?:开导|劝导|帮助|预防|安慰|跟孩子|谈论)',
      '合法',
      '什么意思',
      '安乐死(?:合法|在|是|的(?:法|国)|药物用)',
      'suicide (?:prevention|rate|risk|gene|squad)',
      '朝代|皇帝',
      '死亡证明',
    ),
  },
  {
    code: 'epilepsy-in-general',
    takes: 2,
    scope: 'message',
    spares: redFlagClasses.filter((name) => name !== 'seizure' && name !== 'unconsciousness'),
    pattern: anyOf(
      '(?:癫痫|羊[癫羔角][疯风]?|抽动症?)' +
        within(8) +
        '(?:治|医院|科|引|遗传|预兆|费用|药|病人|患者|自愈|怎么办|伤害|表现|方法|症状|可以|能|会)',
      '(?:得了|患|是)' + within(6) + '(?:癫痫|羊[癫羔])',
    ),
  },
];
