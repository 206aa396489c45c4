import type { PluginView } from '../api';
import { useText } from '../i18n/language';
import { PluginItem } from './plugin-item';
import cards from '../ui/cards.module.css';

/** What each plugin is, may do, and how it does. */
export function Plugins({ plugins, reload }: { plugins: readonly PluginView[]; reload: () => Promise<void> }) {
  const { plugins: words } = useText();
  return (
    <main className={cards.page} data-testid="plugins">
      <h2 className={cards.title}>{words.title}</h2>
      <p className={cards.soft}>{words.lead}</p>
      <ul className={cards.list}>
        {plugins.map((plugin, at) => (
          // Two of the configuration may have one name; the second of them is refused.
          <PluginItem key={`${plugin.name} ${at}`} plugin={plugin} reload={reload} />
        ))}
      </ul>
    </main>
  );
}
