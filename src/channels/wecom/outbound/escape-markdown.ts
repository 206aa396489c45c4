/**
 * Words for a message in markdown. The platform documents no escapes, so what would mention somebody, load a picture or
 * become a link is broken up by a sign that looks alike or is not seen; headings, lists and bold words stay what they are.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/<(?=[@/A-Za-z!])/g, '\uff1c')
    .replace(/!(?=\[)/g, '!\u200b')
    .replace(/\](?=[([])/g, ']\u200b')
    .replace(/^\[([^\]\n]*)\]:/gm, '[$1]\u200b:');
}
