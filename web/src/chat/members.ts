import type { Member } from '../api';
import type { PageLanguage } from '../i18n/language';

const patients = ['王阿姨', '老李', '小陈', '护士小周'];
const research = ['林师兄', '小赵', '周老师', 'Anna'];
const generic: Record<PageLanguage, string[]> = { zh: ['小明', '阿芳', '老张'], en: ['Alex', 'Sam', 'Kim'] };

/** The people of a simulated group; their ids stay when they are renamed. */
export function defaultMembers(assistant: string, language: PageLanguage): Member[] {
  const names = assistant === 'patients' ? patients : assistant === 'research' ? research : generic[language];
  return names.map((name, index) => ({ id: `member-${index + 1}`, name }));
}

export function nextMemberId(members: readonly Member[]): string {
  const used = members.map((member) => Number(member.id.replace('member-', '')) || 0);
  return `member-${Math.max(0, ...used) + 1}`;
}

const hues = 8;

/** A stable colour number for a member; default members get neighbouring, well distinguishable ones. */
export function memberHue(id: string): number {
  const counted = /^member-(\d+)$/.exec(id);
  if (counted) return (Number(counted[1]) - 1) % hues;
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % hues;
}

/** What stands in the avatar: the telling character of a Chinese name, else the first letter. */
export function memberInitial(name: string): string {
  const [first = '?', second] = name.trim();
  return ['小', '老', '阿'].includes(first) && second !== undefined ? second : first.toUpperCase();
}
