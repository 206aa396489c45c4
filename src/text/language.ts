/** `zh` when the text holds Chinese characters, else `en`. */
export const languageOf = (text: string): 'zh' | 'en' => (/[\u3400-\u9fff]/.test(text) ? 'zh' : 'en');
