const QUESTION_MARK = /[?？]/;
const CHINESE_FORM =
  /吗|么|呢|怎|咋|如何|啥|哪|谁|几|多少|多久|多长|多大|多高|是否|能否|可否|能不能|可不可以|会不会|要不要|该不该|行不行|有没有|是不是|算不算|好不好|为何|为什么|请问|求助|[能会算要行]不$/;
const ENGLISH_FORM = /\b(?:how|what|why|which|where|when|who|whose|can|could|should|does|do|did|is|are|any)\b/i;

/** Whether the message has a question's word or mark; in groups the mark is often left out. */
export const asksSomething = (text: string): boolean =>
  QUESTION_MARK.test(text) || CHINESE_FORM.test(text) || ENGLISH_FORM.test(text);
