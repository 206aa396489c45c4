import type { ConversationSettings, GroupSettings } from '../api';

/** What each setting of a group gets. */
export interface SettingProps extends GroupSettings {
  busy: boolean;
  change: (changes: Partial<ConversationSettings>) => void;
}
