/**
 * Words of questions and of column names that mean much the same, a concept a line: general words of tables and
 * statistics, English and Chinese, with the abbreviations that column names use. A word may be of several. Words of a
 * trade belong into the terms of a source.
 */
export const CONCEPTS = `
id identifier key uid uuid guid number no code | 编号 标识 代码 号码 序号 词条
name called title who whom label | 名称 名字 姓名 叫什么 叫做 谁 哪些 哪个 哪位 哪种 什么
title headline heading | 题目 标题 题名 书名 篇名
date day when datetime dt time timestamp ts on | 日期 时间 什么时候 何时 哪天 几号 当天 今天 昨天 日
time hour minute clock hr | 时间 几点 时刻 时长 小时 分钟
month monthly mo quarter | 月份 月 每月 按月 当月 本月 上月 季度 半年
season quarter quarterly spring summer autumn winter | 季节 季度 春季 夏季 秋季 冬季
year annual yearly yr | 年份 年 每年 按年 今年 去年 年度 哪年 岁
week weekly weekday weekend wk | 周 星期 每周
recent recently latest newest new last past ago date time created added since before after between | 最近 近期 新增 最新 新近 入库
duration length elapsed interval period long | 时长 持续 多久 间隔 历时
start begin began opening departure open launch | 开始 起始 开头 起
end finish close closing expiry expire until | 结束 截止 终止 到期
create created creation crtd register registration joined join signup added opened hire | 创建 注册 建立 登记 加入 入库
update updated modified changed refresh | 更新 修改
count number total quantity qty num cnt amount many times frequency often frequent | 数量 多少 几个 几次 个数 总数 次数 件数 数目 篇数 几篇 多少篇
amount sum value total paid spent spend much money amt | 金额 总额 多少钱 花费 款
price cost fee fare charge expensive cheap cheapest rate pricing worth | 价格 单价 多少钱 贵 便宜 费用 售价 成本 价钱 定价 元
revenue sale sales sold sell income earning turnover | 收入 营收 销售 销售额 营业额 卖 售 销量
purchase buy bought order ordered procure | 购买 采购 买 订购 订单
payment pay paid payer remittance | 付款 支付 缴费
profit margin gain | 利润 毛利 盈利
tax duty levy | 税 税额 税费
discount coupon rebate off promo | 折扣 优惠
balance remaining remainder left | 余额 剩余 结余
currency ccy money | 币种 货币
percent percentage share ratio rate proportion pct fraction | 比例 占比 百分比 比率 份额 率 百分之
average mean avg | 平均 均值 人均
customer client buyer consumer purchaser cust | 客户 顾客 买家 用户 消费者
user member account username login | 用户 会员 账号 账户
person people individual human who staff | 人 人员 谁
employee staff worker salesperson salesman personnel | 员工 职工 雇员 人员
student pupil learner | 学生 学员 同学
teacher instructor professor lecturer faculty tutor | 教师 老师 教授 讲师
doctor physician clinician doc | 医生 医师 大夫
patient case | 患者 病人 病例
author writer write wrote written | 作者 撰写 谁写 写的
publication paper article publish published manuscript | 论文 文章 文献 发表 发文 刊发 篇
publisher journal magazine periodical venue | 期刊 杂志 刊物 出版社 出版
book textbook | 书 图书 书籍 教材
citation cite cited citing reference | 引用 被引 引文 参考
keyword keyphrase tag topic label | 关键词 关键字 标签
subject field domain area topic discipline direction theme | 学科 方向 领域 主题 科目 专业 课题
category type kind class sort group genre classification | 类别 类型 种类 分类 哪类 哪种 品种 种
status state condition active stage | 状态 情况
description detail note remark comment text content explanation desc | 描述 说明 备注 详情 内容
summary abstract introduction overview | 摘要 简介 概要 综述
review feedback opinion comment rating | 评论 评价 点评
rating score rank grade star evaluation mark rated | 评分 得分 分数 等级 评级 成绩 星级 打分
level degree rank tier | 等级 级别 程度 层次
address street location addr | 地址 住址
place where location city country loc | 地点 位置 哪里 哪儿 何处 地方 产地
city town municipality | 城市 市 城镇
country nation national nationality | 国家 国 各国 国籍
state province prov | 省份 省 州
region area district zone county territory continent | 地区 区域 片区 县 区
zip postal postcode postalcode | 邮编 邮政编码
area size surface acreage | 面积 大小
height altitude elevation tall high | 高度 海拔 身高 多高
length long distance far short | 长度 距离 多长 多远
weight heavy mass load | 重量 体重 多重
capacity volume size seat | 容量 体积
population inhabitant people resident | 人口 居民 人数
speed fast velocity | 速度 多快
temperature temp | 温度 体温
age old birth born birthday dob | 年龄 岁 出生 生日 多大
gender sex male female | 性别 男 女
phone telephone mobile tel contact | 电话 手机 联系方式
email mail mailbox | 邮箱 邮件
website homepage url link site web address page | 网址 链接 网站 主页 网页 页面 原文
company organization organisation org firm institution enterprise corporation business affiliation | 公司 企业 机构 单位 组织
department dept division faculty unit | 部门 科室 院系 学院
school college university academy | 学校 大学 学院 院校
course class lesson lecture | 课程 课 班级
project program programme plan | 项目 计划
product item goods sku | 产品 商品 货品
brand make manufacturer maker producer | 品牌 厂商 制造商 生产商 厂家
vendor supplier seller merchant shop store dealer | 供应商 商家 商户 店 卖家
model version edition | 型号 版本 款式
stock share ticker security equity symbol | 股票 证券 股份
inventory stock warehouse storage | 库存 仓库
transaction tx txn trade deal transfer | 交易 转账 流水
source origin channel via | 来源 渠道 途径
method way means mode approach | 方式 方法 途径
device machine equipment | 设备 机器
language lang | 语言 语种
color colour | 颜色
position order sequence rank seq index first second | 顺序 位次 次序 排名 第一 第几 位置
question ask asked query inquiry | 问题 提问 疑问 问答
answer reply response | 回答 答案 答复 问答
result outcome effect | 结果 结局 疗效 效果
treatment therapy treat cure procedure | 治疗 疗法
drug medicine medication med pharmaceutical | 药 药物 药品 用药
disease diagnosis diagnosed illness condition diagnose | 疾病 病 诊断
symptom sign reaction event adverse | 症状 反应 不良
dose dosage | 剂量 用量
insurance insured policy insurer ins | 保险 保单 医保
limit cap maximum max most highest upper | 上限 最多 最高 最大
minimum min least lowest lower | 下限 最少 最低 最小
origin from source departure depart leaving | 出发 始发 来自
destination to arrival arrive target | 目的地 到达 抵达
message notification notice alert | 消息 通知 提醒
session visit login | 会话 访问 登录
feature characteristic attribute property | 特点 特征 特性 属性
nutrient nutrition content ingredient component | 营养 成分 含量
heat calorie energy kcal | 热量 能量 卡路里 千卡
consume consumption intake eat eaten | 消费 摄入 食用 消耗
stage phase period grade | 阶段 学段 年级 几年级
`;
