/** What is asked of a bot beside the matter. */
const ASKING =
  /^(?:请问|请|麻烦|帮我|帮忙|给我|我想|想|看看|看一下|查一下|查查|查询|统计一下|统计|列出|列一下|画一下|please|can you|could you|show me|plot|draw|chart)[，,、:：\s]*/i;
const DRAWING =
  /[，,；;。\s]*(?:(?:并|再|然后)?(?:请|帮我|给我)?(?:画|做|出|生成|来)(?:成|个|张|一张|一个|一下)?[^，,。；;]{0,4}图表?|(?:with|as|in|and (?:draw|plot|show)(?: me)?) an? (?:\w+ )?(?:chart|graph|plot))[^，,。；;]{0,3}$/i;
const ENDING = /[\s，,。．.?？!！~、；;：:]+$/;

/** A question as the title of a chart: without what asks for it. As written where nothing else would be left. */
export function titleIn(question: string): string {
  let title = question.trim().replace(ENDING, '').replace(DRAWING, '').replace(ENDING, '');
  for (let before = ''; before !== title;) {
    before = title;
    title = title.replace(ASKING, '');
  }
  return title === '' ? question : title;
}
