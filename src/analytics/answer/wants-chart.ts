const CHART =
  /画|图表|图形|作图|出图|折线|柱状|条形|饼图|散点|直方|热力|曲线|趋势图|可视化|(?:个|张|幅)图|\b(?:chart|plot|graph|draw|histogram|heat ?map|pie|scatter|visuali[sz]e)\b/i;

/** Whether a question asks to see it drawn. */
export const wantsChart = (text: string): boolean => CHART.test(text);
