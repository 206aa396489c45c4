/** Words that stand in documents about anything. The dictionary's frequencies are of newspapers and do not tell. */
const CHINESE = `
  注意 每天 可能 需要 应该 情况 建议 出现 容易 时间 时候 问题 方法 办法 结果 目标 标准 原因 部分 内容 要求 要点 重点 说明 提示 总结
  患者 病人 医生 大夫 护士 医院 家人 朋友 老师 同学 成员 人员 用户 大家 别人 本人 自己 作者 读者 名字 姓名 特点 类别 名称 意思 句话 三句话
  误区 说法 常见 一般 平时 日常 正常 异常 不同 相同 好处 坏处 习惯 东西 事情 事项 注意事项 步骤 流程 过程 阶段 开始 结束 完成 使用 用法
  方式 形式 类型 种类 数量 数字 数值 单位 范围 上限 下限 比例 程度 水平 前后 左右 附近 上午 下午 晚上 早上 中午 早晨 清晨 夜里 半夜 睡前
  饭前 饭后 餐前 餐后 空腹 工作日 星期 周末 小时 分钟 一次 一天 一周 次数 频率 间隔 期间 当天 次日 长期 短期 定期 及时 立即 马上 尽快
  例子 例如 比如 附录 附件 目录 概述 简介 背景 前言 介绍 原则 总原则 规定 规则 条件 理由 作用 效果 影响 关系 区别 联系 方面 角度 基本
  多少 多久 哪些 哪里 哪个 怎样 如何 什么 为什么 怎么办 怎么样 是否 能否 有没有 多吃 少吃 吃饭 吃药 服用 用药 外面 里面 家里 出门 在家
  医生评估 自己测 第一 第二 第三 首先 其次 最后 以上 以下 之间 之前 之后 其他 其它 另外 所有 全部 整个 单独 同时 主要 重要 必要 特别 一点
  表格 图表 下表 上表 链接 地址 电话 邮箱 网址 网站 页面 编号 序号 日期 版本 更新 修改 记录 文档 文件 资料 材料 信息 数据 内线 内线电话
  成人 一段时间 偏低 偏高 症状 默认 时段 平均值 长时间 定量 多数人 读数 顺序 优先 用途 书面 格式 期限 名单 处理方式 处理 回事 波动 波动大 病情
  处方 诊断 监测 检验 就诊 复查 复诊 达标 个人 有效期 位数 路径 求助 新人 常见问题 半小时 个数 浅色 只读 双脚 天气 盘子 指南 说明书 一段 旅行 记下 不准 有效
  您好 你好 请问 谢谢 怎么回事 没什么 比如说 做为 好象 过度 危害 干扰 疗效 治好 医治 护理 日常生活 宝宝 小孩 爸爸 妈妈 段时间 用不着
  测试 测试环境 本节 本章 本文 本页 如下 见下 负责人 联系人 管理员 申请人 审批 申请 提交 查看 打开 关闭 点击 选择 输入 输出 保存 删除
`;

const ENGLISH = `
  a about above after again all also always an and any are as at be because been before being below between both but by can could day days did do does
  doing done down during each every example few first for from further get gets had has have having he her here hers him his how however i if in into is
  it its itself just last let like made make many may might more most much must my need never new next no nor not note now of off often on once one only
  or other our out over own per please same second see set she should since so some step still such take than that the their them then there these they
  this those three through time times to too two under until up us use used useful using usually very via want was way we well were what when where
  which while who whom whose why will with within without would year years yes yet you your
  abstract answer appendix background chapter conclusion contents date figure introduction method methods overview page part question reference
  references result results section summary table tips todo version warning
  mmhg mmol mg kg ml cm mm km kcal kj hz khz mhz ghz kb mb gb tb pb min rpm iu bpm ph http https www com org net html pdf doc docx md txt
`;

const wordsOf = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '');

/** Folded. */
export const everydayWords: ReadonlySet<string> = new Set([...wordsOf(CHINESE), ...wordsOf(ENGLISH)]);
