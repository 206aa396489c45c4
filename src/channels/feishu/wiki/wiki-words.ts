import { FeishuApiError } from '../api/feishu-api-error';

const SHARE =
  'Add the app to the wiki space: as a member through a group that its bot is in, or the document to it under "…" → "Add apps".';

/**
 * What an admin is told of a call that failed, with what to do. Codes of the pages "获取知识空间子节点列表" and
 * "获取文档所有块".
 */
export function wikiWords(error: FeishuApiError): string {
  const { stage, code, status } = error.failure;
  if (stage === 'token') return 'The platform gives this app no access: run fennelbean doctor feishu.';
  if (code === 99991672) {
    return 'The app lacks a scope: add wiki:wiki:readonly and docx:document:readonly, and publish a new version of it.';
  }
  if (code === 131006 || code === 1770032 || status === 403) return `The app may not read it. ${SHARE}`;
  if (code === 131005 || code === 1770002) return 'There is none of that id, or not for this app: look at its address.';
  if (code === 131002) {
    return 'The platform does not know such an id: space takes the digits of the space, node the token of a page.';
  }
  if (code === 99991400 || status === 429) return 'The platform is asked too often: try again in some minutes.';
  return `The platform does not give it (${error.message}): try again later.`;
}

/** It does not help to go on with the next one. */
export const concernsAll = ({ failure: { stage, code, network } }: FeishuApiError): boolean =>
  stage === 'token' || code === 99991672 || network !== null;

export const isDeleted = ({ failure: { code } }: FeishuApiError): boolean => code === 1770002 || code === 1770003;
