const COMMENT = /<!--[\s\S]*?-->/g;
/** A passage may begin or end inside a comment. */
const COMMENT_TAIL = /^(?:(?!<!--)[\s\S])*?-->/;
const COMMENT_HEAD = /<!--[\s\S]*$/;
const STRUCK = /~~(?=\S)[^~\n]+?(?<=\S)~~/g;

/** Leaves out what an author hid or struck out: comments and ~~struck text~~. Nobody is to be told it. */
export const withoutHidden = (text: string): string =>
  text.replace(COMMENT, ' ').replace(COMMENT_TAIL, ' ').replace(COMMENT_HEAD, ' ').replace(STRUCK, ' ');
