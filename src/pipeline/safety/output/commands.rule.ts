import type { OutputRule } from './output-rule';

const TOOL =
  /<\s*\/?\s*(?:tool|function|invoke|antml|use_|execute|system|user|assistant|im_|document|user_data)[\w-]*|<\|[^|>]{1,30}\|>|["'](?:tool|tool_calls?|function|function_call|arguments|parameters|tool_input)["']\s*:|["']name["']\s*:\s*["'][\w.-]+["']\s*,\s*["'](?:input|args?)["']|\b[a-z]+_[a-z_]+\s*\([^)\n]{0,120}\)|```|<[a-z][\w-]*(?:\s[^<>]*=[^<>]*|-[\w-]+[^<>]*|\s*\/)>|\b(?:action|observation|thought|final answer)\s*:/;
const SQL =
  /\b(?:select\b.{1,80}\bfrom\b|drop\s+(?:table|database|view)|delete\s+from|insert\s+into|update\s+\w+\s+set|truncate\s+table|alter\s+table|grant\s+\w+|union\s+select|attach\s+database|pragma\s+\w+)/;
const SHELL =
  /\brm\s+-[rf]|\bcurl\s+-?\S+|\bwget\s+\S+|\bsudo\s+\w+|\bimport\s+(?:os|sys|subprocess)\b|\b(?:os|subprocess)\.\w+\(|\/etc\/(?:passwd|shadow)|;\s*cat\s+\//;
/** A line that some program or bot would take for an order. */
const ORDER =
  /(?:^|[\n。！？!?:，,]|\]\s*)\s*[/#!$](?!\d)[a-z\u3400-\u9fff][\w\u3400-\u9fff-]{1,20}(?=\s|$|[，。！:：])|(?:^|\n)\s*(?:system|系统|assistant|developer|管理员指令)\s*[:：]/;
const SETTING = String.raw`(?:管理员|权限|安全(?:检查|规则|模式)?|限制|审核|过滤|黑名单|白名单|屏蔽词|知识库|文档|数据库|设置|配置|模式|群(?:成员|名单|聊|名)?|成员|消息|密钥|记录|来源|机器人|block ?list|allow(?:ed)?[ -]?list|admins?|safety|settings?|sources?|groups?|documents?|filters?)`;
const DONE = new RegExp(
  String.raw`(?:已(?:经)?|现已|成功)(?:为您|帮您|将|把|全部|被)?[^，。,]{0,20}(?:删除|清[理空]|关闭|开启|解除|添加|加入|设为|设置为?|修改|更改|执行|导出|发送|转发|重置|授权|切换|退出|停用|移除|授予|绑定|标为|标记|升级|撤销|打印|复制|批准|取得)|${SETTING}[^，。,]{0,16}(?:已(?:经|被|将)?|现已|成功)[^，。,]{0,10}(?:删除|清[理空]|关闭|开启|解除|添加|加入|修改|更改|执行|导出|发送|转发|重置|授权|切换|退出|停用|移除|授予|绑定|标为|标记|升级|撤销|打印|复制|批准|取得)|${SETTING}[^.]{0,40}\b(?:has|have|is|are) (?:now |been )?(?:been )?(?:added|deleted|removed|disabled|enabled|sent|changed|cleared|empty|granted|turned off)|\b(?:i have|i've|done\b)[^.]{0,20}(?:added|deleted|removed|disabled|enabled|sent|changed|cleared|granted)|查询结果共|\bthe body lists\b`,
);

/** No calls of tools, no orders to programs, no claim to have changed anything: an answer only says what sources say. */
export const commandsRule: OutputRule = {
  name: 'commands',
  unfit: (sentences, { reviewed, audience }) => {
    // Those who look after programs ask for what their handbooks say.
    const said = audience === 'professionals' ? reviewed.replaceAll('`', '') : '';
    const isQuoted = (match: string): boolean => said.includes(match.replaceAll('`', '').trim());
    return [TOOL, SQL, SHELL, ORDER, DONE]
      .flatMap((pattern) => sentences.find(pattern))
      .filter(({ match }) => !isQuoted(match))
      .flatMap(({ places }) => places);
  },
};
