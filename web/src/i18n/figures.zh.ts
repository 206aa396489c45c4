import type { ChartType } from '../api';

const chartType: Record<ChartType, string> = {
  bar: '柱状图',
  line: '折线图',
  pie: '饼图',
  scatter: '散点图',
  histogram: '直方图',
  heatmap: '热力图',
};

/** Tables and charts below an answer. */
export const figuresZh = {
  figures: {
    table: '结果表格',
    source: (title: string) => `来源：${title}`,
    sql: '查询语句（SQL）',
    sqlCount: (count: number) => `查询语句（SQL，${count} 条）`,
    copy: '复制',
    copied: '已复制',
    cannotCopy: '已选中，请用 Ctrl+C 复制',
    download: '下载完整表格（CSV）',
    expired: '文件已过期，请重新提问。',
    chartFailed: '图没能显示，数据见表格。',
    chartType,
    chartSays: (type: string, title: string, points: number) => `${type}：${title}。共 ${points} 个点。`,
    extremes: (most: string, least: string) => `最大 ${most}，最小 ${least}。`,
    extreme: (name: string, value: string) => `${name}（${value}）`,
    withFigures: '表格和图',
  },
};
