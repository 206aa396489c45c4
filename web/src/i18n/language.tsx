import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import { useStored } from '../ui/use-stored';
import { en } from './en';
import { type Dictionary, zh } from './zh';

export type PageLanguage = 'zh' | 'en';

interface LanguageValue {
  language: PageLanguage;
  text: Dictionary;
  toggle: () => void;
}

const LanguageContext = createContext<LanguageValue>({ language: 'zh', text: zh, toggle: () => undefined });

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useStored<PageLanguage>('fennelbean.language', () => 'zh');
  const value = useMemo(
    () => ({
      language,
      text: language === 'en' ? en : zh,
      toggle: () => {
        setLanguage(language === 'en' ? 'zh' : 'en');
      },
    }),
    [language, setLanguage],
  );
  useEffect(() => {
    document.documentElement.lang = value.text.htmlLang;
    document.title = `Fennelbean · ${value.text.tagline}`;
  }, [value.text]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export const useLanguage = (): LanguageValue => use(LanguageContext);
export const useText = (): Dictionary => use(LanguageContext).text;
