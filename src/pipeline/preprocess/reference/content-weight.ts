/** Words that every question may hold, whatever it is about: they ask, relate, count and judge. Longest first. */
const ASKING =
  '是不是|是否|有没有|能不能|会不会|要不要|可不可以|需不需要|用不用|行不行|好不好|对不对|为什么|为啥|怎么样|怎么办|怎么|怎样|咋样|咋办|咋|如何|什么时候|什么样|什么|多少钱|多少|多久|多长|多大|多高|多远|哪里|哪儿|哪些|哪个|哪种|哪天|谁|啥|几点|几|吗|么|呢|吧|啊|呀|哦|嘛|不|没有|没|了|的|得|地|过|着|请问|请|一下|下';
const RELATING =
  '可以|能够|能|会|要|需要|应该|必须|一定|可能|是|有|在|用|从|到|给|把|被|对|和|跟|与|或者|还是|还|也|都|就|才|再|又|只|很|太|最|更|比较|一直|已经|一起|同时|大概|一般|通常|正常|我们|我|你们|你|您|大家|医生|自己|之后|以后|之前|以前|后|前|时候|时|里|上|中|完|起来|出来|下去|下来|进去|来|去';
const COUNTING =
  '(?:第?[0-9]+|第?[一二两三四五六七八九十半每几]+(?=个|小时|分|月|天|次|片|粒|颗|年|周|点|号|遍|针|支|盒|瓶|种|位|层|楼|岁|杯|顿|度))(?:个?小时|分钟|个月|天|次|个|片|粒|颗|年|周|点|号|遍|针|支|盒|瓶|种|位|层|楼|岁|杯|顿|度)?';
const DOING =
  '处理|办理|办|解决|恢复|移除|删除|生效|安装|部署|使用|操作|申请|预约|挂号|治疗|治好|治|缓解|好转|复查|复诊|检查|换|停|补|吃|喝|服用|打|做|放|存|保存|听|看|买|开|报销|报名|写|改|修改|加|减|弄|搞|调整|调|设置|配置|下载|升级|更新|打开|关闭|取消|退|查|测|练|练习|开始|结束|出院|住院|注意|准备|带|拿|交|付|算|导致|引起|影响|说明|推荐|介绍|选|找|问|知道|反弹|复发|传染|遗传|发作|疼|痛|痒|肿|难受|难|贵|严重|危险|合适|适合|靠谱|有用|有效|管用|起作用|见效|行|好|对|准|掰开|弄碎|躺下|下地|走路|戴|穿|戴着|漏|撤回|解释|重启|运行|启动|调用|训练';
const NAMING =
  '副作用|不良反应|注意事项|材料|证件|费用|价格|价钱|钱|原因|原理|症状|表现|步骤|流程|手续|方法|办法|方式|时间|地方|地点|地址|位置|区别|作用|好处|坏处|风险|后果|效果|结果|情况|问题|剂量|用量|用法|禁忌|东西|事|药|病|版本|功能|参数|选项|文档|链接|例子|代码|命令|报错|错误|固定值|默认值|意思|标准|范围|要求|条件|周期|疗程|阶段|身体';
const GENERAL = new RegExp(
  `${COUNTING}|${[ASKING, RELATING, DOING, NAMING]
    .flatMap((words) => words.split('|'))
    .sort((left, right) => right.length - left.length)
    .join('|')}`,
  'gu',
);
const WORD = /[a-z0-9]+(?:[._+#-][a-z0-9]+)*/giu;
const HAN = /\p{Script=Han}/gu;

/** How much of a text is about something in particular: Chinese characters beside general words; a word of letters is worth two. */
export function contentWeight(text: string): number {
  const particular = text.replace(GENERAL, ' ');
  const words = particular.match(WORD)?.filter((word) => /[a-z]/i.test(word)).length ?? 0;
  return (particular.match(HAN)?.length ?? 0) + 2 * words;
}
