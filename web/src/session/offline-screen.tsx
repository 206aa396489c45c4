import { Button } from '@mantine/core';
import { useText } from '../i18n/language';
import { GateScreen } from './gate-screen';

export function OfflineScreen({ retry }: { retry: () => void }) {
  const text = useText();
  return (
    <GateScreen title={text.session.offlineTitle}>
      <p>{text.session.offline}</p>
      <Button onClick={retry}>{text.retry}</Button>
    </GateScreen>
  );
}
