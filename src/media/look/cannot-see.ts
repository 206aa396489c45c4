const cannotSee = [
  /(?:无法|不能|没办法|不支持|没有能力)[^。；\n]{0,8}(?:查看|看到|看见|看|识别|处理|分析|访问|打开|读取)[^。；\n]{0,8}(?:图|照片|影像)/,
  /(?:没有|未|并未)[^。；\n]{0,4}(?:看到|收到|提供|上传|附上)[^。；\n]{0,6}(?:图|照片)/,
  /请[^。；\n]{0,6}(?:上传|提供|发送|附上)[^。；\n]{0,6}(?:图|照片)/,
  /\b(?:can(?:no|')t|can not|unable to|not able to|don't have the ability to|do not have the ability to)\b[^.\n]{0,30}\b(?:see|view|look at|process|access|analy[sz]e|interpret|open)\b[^.\n]{0,30}\b(?:images?|pictures?|photos?|attachments?|it)\b/i,
  /\b(?:no|don't see an?y?|do not see an?y?|not receive an?y?) (?:image|picture|photo)\b[^.\n]{0,40}/i,
  /\bplease (?:upload|provide|attach|share)\b[^.\n]{0,20}\b(?:image|picture|photo)\b/i,
  /\btext[- ](?:based|only)\b[^.\n]{0,20}\b(?:model|ai|assistant)\b/i,
];

/** Whether a model says that it got no picture or cannot see any, as models do that were shown one and are blind. */
export const saysItCannotSee = (said: string): boolean => cannotSee.some((pattern) => pattern.test(said));
