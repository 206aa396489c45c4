import { Button } from '@mantine/core';
import { useState } from 'react';
import { api, type PluginView } from '../api';
import { useLanguage, useText } from '../i18n/language';
import { useExpiry } from '../session/session-context';
import { describeError } from '../ui/describe-error';
import { formatMoment } from '../ui/format';
import cards from '../ui/cards.module.css';

interface PluginItemProps {
  plugin: PluginView;
  reload: () => Promise<void>;
}

export function PluginItem({ plugin, reload }: PluginItemProps) {
  const text = useText();
  const words = text.plugins;
  const { language } = useLanguage();
  const { name, title, version, origin, kinds, state, assistants, faults, lastFault, granted, problems } = plugin;
  const facts: readonly (readonly [string, string])[] = [
    [words.kinds, kinds.map((kind) => words.kind[kind]).join(words.comma)],
    [words.assistants, assistants.join(words.comma)],
    [words.hosts, granted.hosts.join(words.comma)],
    [words.variables, granted.environment.join(words.comma)],
  ];
  const isWell = state !== 'off' && state !== 'refused';
  return (
    <li className={cards.item} data-tone={isWell ? undefined : 'warning'} data-testid="plugin">
      <div className={cards.head}>
        <strong>{title === null ? name : `${title[language]} · ${name}`}</strong>
        <span className={cards.soft}>{[version, words.origin[origin]].filter(Boolean).join(' · ')}</span>
        <span
          className={cards.state}
          data-tone={state === 'ready' ? 'good' : isWell ? undefined : 'warning'}
          data-testid="plugin-state"
        >
          {words.state[state]}
        </span>
      </div>
      {problems.map((problem) => (
        <p key={problem} className={cards.problem} data-tone="warning">
          {problem}
        </p>
      ))}
      {lastFault && (
        <p className={cards.problem} data-tone="warning" data-testid="plugin-fault">
          {words.faults(faults, words.fault[lastFault.code], formatMoment(lastFault.at, text.htmlLang))}
        </p>
      )}
      <dl className={cards.facts} data-aligned>
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {state === 'off' && <Resume name={name} reload={reload} />}
    </li>
  );
}

function Resume({ name, reload }: { name: string; reload: () => Promise<void> }) {
  const text = useText();
  const { language } = useLanguage();
  const expired = useExpiry();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);

  const resume = async () => {
    setBusy(true);
    try {
      await api.resumePlugin(name);
      await reload();
    } catch (error) {
      if (!expired(error)) setSaid(describeError(error, language, text));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={cards.head}>
      <Button
        size="compact-sm"
        variant="default"
        loading={busy}
        onClick={() => void resume()}
        data-testid="plugin-resume"
      >
        {text.plugins.resume}
      </Button>
      <span className={cards.soft} role="status">
        {said}
      </span>
    </div>
  );
}
