import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { GateScreen } from '../session/gate-screen';
import { useText } from '../i18n/language';

function CrashScreen() {
  const text = useText();
  return (
    <GateScreen title={text.errors.crashed}>
      <Button
        onClick={() => {
          window.location.reload();
        }}
      >
        {text.errors.reload}
      </Button>
    </GateScreen>
  );
}

/** Shows a kind screen where a defect would leave a white one. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <CrashScreen /> : this.props.children;
  }
}
