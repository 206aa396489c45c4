const BASE64 = /[A-Za-z0-9+/_-]{16,}={0,2}/g;
const HEXADECIMAL = /(?:[\da-f]{2}[\s:,-]?){12,}/gi;
const PERCENT = /(?:%[\da-f]{2}){6,}/gi;

/** What a text says in the disguises that any reader can take off: backwards, Base64, hexadecimal, percent signs. */
export function decodedForms(text: string): string[] {
  const forms = [Array.from(text).reverse().join('')];
  for (const [found] of text.replace(/\s+/g, '').matchAll(BASE64)) {
    forms.push(Buffer.from(found, 'base64').toString('utf8'));
  }
  for (const [found] of text.matchAll(HEXADECIMAL)) {
    forms.push(Buffer.from(found.replace(/[^\da-f]/gi, ''), 'hex').toString('utf8'));
  }
  for (const [found] of text.matchAll(PERCENT)) {
    forms.push(Buffer.from(found.replaceAll('%', ''), 'hex').toString('utf8'));
  }
  return forms;
}
