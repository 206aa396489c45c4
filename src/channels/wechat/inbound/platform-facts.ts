import { isXml, xmlValue } from './xml-values';

/** Accounts of WeChat itself, by their ids, which nobody can take. */
const services = new Set(['weixin', 'fmessage', 'newsapp', 'notifymessage', 'medianote', 'floatbottle', 'qmessage']);

export const isServiceId = (contactId: string): boolean => services.has(contactId);

/** The ids under which a taken-back message may be known, the likeliest first. */
export function recalledIds(text: string): string[] {
  if (!isXml(text)) return /^[\w@.:-]{1,200}$/.test(text.trim()) ? [text.trim()] : [];
  return ['newmsgid', 'msgid', 'oldmsgid'].map((name) => xmlValue(text, name)?.trim() ?? '').filter((id) => id !== '');
}

/** What WeChat shows or answers to an account that it restricts or locks. */
const RESTRICTION =
  /操作过于频繁|操作频繁|账号异常|帐号异常|环境存在?异常|已被限制|被限制登录|限制使用|功能受限|封号|被封|封禁|外挂|违规|违反|为了你的[帐账]号安全|too (frequent|many requests)|account.{0,40}(banned|blocked|restricted|suspended)|(banned|restricted) account|\bret["'>: =]{1,4}(1100|1101|1102|1203|1205)\b/i;

/** @param text of WeChat itself or of the puppet, never of a member */
export const tellsRestriction = (text: string): boolean => RESTRICTION.test(text.slice(0, 5_000));
