import { ActionIcon, type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { useText } from '../i18n/language';
import { Icon, type IconName } from './icon';

const next: Record<MantineColorScheme, MantineColorScheme> = { auto: 'light', light: 'dark', dark: 'auto' };
const icon: Record<MantineColorScheme, IconName> = { auto: 'half', light: 'sun', dark: 'moon' };

/** Steps through system, light and dark. */
export function SchemeSwitch() {
  const text = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const label = text.scheme[colorScheme];
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={32}
      aria-label={label}
      title={label}
      onClick={() => {
        setColorScheme(next[colorScheme]);
      }}
      data-testid="scheme-switch"
    >
      <Icon name={icon[colorScheme]} />
    </ActionIcon>
  );
}
