/** What people call a file that they talk about. */
const FILE =
  /这[篇份个]|那[篇份个]|上面(?:那|这)?[篇份个]|文[件档章]|论文|附件|报告|资料|表格|幻灯|课件|\b(?:file|paper|document|article|attachment|report|slides?|sheet|pdf|it|this)\b/iu;
const SUMMARY =
  /总结|概括|归纳|概述|摘要|提炼|要点|重点|大意|讲(?:了|的是|的)?(?:些)?(?:什么|啥)|说(?:了|的是|的)?(?:些)?(?:什么|啥)|主要内容|\b(?:summar[a-z]*|overview|key points?|tl;?dr|what (?:is|does) (?:it|this)[a-z ]*(?:about|say))\b/iu;

/** Whether a question about a file wants to know what stands in it as a whole. */
export const asksForSummary = (words: string): boolean => SUMMARY.test(words);

/** Whether words speak of a file, such as one that was posted before. */
export const speaksOfFile = (words: string): boolean => FILE.test(words);
