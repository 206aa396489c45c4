import type { PluginView } from '../api';
import { useText } from '../i18n/language';
import { PluginItem } from './plugin-item';
import classes from './plugins.module.css';

/** What each plugin is, may do, and how it does. */
export function Plugins({ plugins, reload }: { plugins: readonly PluginView[]; reload: () => Promise<void> }) {
  const { plugins: words } = useText();
  return (
    <main className={classes.page} data-testid="plugins">
      <h2 className={classes.title}>{words.title}</h2>
      <p className={classes.soft}>{words.lead}</p>
      <ul className={classes.list}>
        {plugins.map((plugin, at) => (
          // Two of the configuration may have one name; the second of them is refused.
          <PluginItem key={`${plugin.name} ${at}`} plugin={plugin} reload={reload} />
        ))}
      </ul>
    </main>
  );
}
