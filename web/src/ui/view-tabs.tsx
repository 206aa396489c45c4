import { useText } from '../i18n/language';
import { addressOf, type View } from './use-view';
import classes from './view-tabs.module.css';

/** The way between the places of the page. */
export function ViewTabs({ view, views }: { view: View; views: readonly View[] }) {
  const text = useText();
  return (
    <nav className={classes.tabs} aria-label={text.views.label}>
      {views.map((one) => (
        <a
          key={one}
          className={classes.tab}
          href={addressOf[one]}
          aria-current={one === view ? 'page' : undefined}
          data-testid={`view-${one}`}
        >
          {text.views[one]}
        </a>
      ))}
    </nav>
  );
}
