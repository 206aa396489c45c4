/** Someone named with an at sign. `key` stands in the content, such as `@_user_1`. */
export interface Mention {
  key: string;
  openId: string;
  name: string;
}

/**
 * Page "发送消息内容": a writer names people as `<at user_id="ou_…">name</at>` and everybody as `user_id="all"`. Pages
 * "接收消息" and "获取指定消息的内容": a reader gets `@_user_1` and a list. That everybody becomes `@_all`, and is not in
 * the list, is what bots on GitHub rely on, not on a page.
 */
export function takeMentions(text: string, nameOf: (openId: string) => string | undefined) {
  const mentions: Mention[] = [];
  const written = text.replace(
    /<at (?:user_id|id|open_id)="?([^">\s]+)"?>(?:([^<]*)<\/at>)?/g,
    (_whole, openId: string, given: string | undefined) => {
      if (openId === 'all') return '@_all';
      const name = nameOf(openId) ?? given ?? openId;
      const known = mentions.find((mention) => mention.openId === openId);
      const mention = known ?? { key: `@_user_${mentions.length + 1}`, openId, name };
      if (known === undefined) mentions.push(mention);
      return mention.key;
    },
  );
  return { text: written, mentions };
}

/** As a member reads it: names for keys. */
export function showMentions(text: string, mentions: readonly Mention[]): string {
  return text.replace(/@_all|@_user_\d+/g, (key) => {
    if (key === '@_all') return '@所有人';
    const mention = mentions.find((one) => one.key === key);
    return mention === undefined ? key : `@${mention.name}`;
  });
}
