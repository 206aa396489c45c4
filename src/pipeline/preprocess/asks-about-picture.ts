import { simplify } from '../../text/simplify';
import { asksFor } from './asks-for';
import { contextNeed } from './reference/needs-context';
import { isSmallTalk } from './small-talk';

/** It is put to people by what only they can know, have or do. */
const TO_PEOPLE =
  /(?:你们|大家|各位|哪位|群友|病友|有没有(?:人|谁|病友|朋友|姐妹)|有(?:人|谁)|谁)(?!.{0,4}(?:帮|看看|解读)).{0,12}(?:有|吃|用|去|买|认识|家|住|也|遇|经历|知道哪|复查|加|要|来|在|多久|怎么)|^@(?!\s)/u;
/** Words that are a request only along with a picture. */
const REQUEST =
  /^(?:请|麻烦|劳驾)?.{0,6}(?:看看|看下|看一下|瞧瞧|读一下|解读|说明一下|圈出)|(?:什么|啥|哪[个些里]|多少|几)/u;

/**
 * Whether words that came with a picture ask about what is to be seen on it. Who posts a picture and asks mostly means it;
 * what is put to people, and talk, is not for us.
 */
export function asksAboutPicture(words: string): boolean {
  const text = simplify(words).trim();
  if (TO_PEOPLE.test(text) || isSmallTalk(text)) return false;
  return asksFor(text) || REQUEST.test(text);
}

/** What people call a picture, or what is on it. */
const SHOWN =
  /[图照]|片子|截屏|影像|报告|化验|检验|检查单|单子|药盒|包装|处方|胶片|\b(?:pictures?|photos?|images?|screenshots?|figures?|charts?|plots?|reports?|scans?|x-?rays?|attached|panels?|axis)\b/iu;

const POINTS = /[这那](?:[个张些份种里上边盒瓶片]|[是算还能要对有]|$)|上面|里面|\b(?:this|these|that|it|here)\b/iu;
const FEW_CHARACTERS = 10;

/** Whether words say too little without the picture that came with them. */
export const needsPicture = (words: string): boolean => {
  const text = simplify(words);
  return SHOWN.test(text) || POINTS.test(text) || contextNeed(text) !== 'none';
};

/** Whether words say next to nothing without it: "这个高不高". */
export const saysLittle = (words: string): boolean => {
  const text = simplify(words).trim();
  return contextNeed(text) === 'plain' || (POINTS.test(text) && text.length <= FEW_CHARACTERS);
};
