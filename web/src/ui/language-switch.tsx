import { Button } from '@mantine/core';
import { useLanguage } from '../i18n/language';

export function LanguageSwitch() {
  const { language, text, toggle } = useLanguage();
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      onClick={toggle}
      aria-label={text.switchLanguageLabel}
      lang={language === 'zh' ? 'en' : 'zh-CN'}
      data-testid="language-switch"
    >
      {text.switchLanguage}
    </Button>
  );
}
