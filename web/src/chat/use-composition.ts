import { type KeyboardEvent, useRef } from 'react';

/** Safari ends a composition just before it reports the Enter that ended it; no person presses a second one so soon. */
const settleMs = 60;

/** Tells the Enter that picks a candidate of an input method from the Enter that sends. */
export function useComposition() {
  const endedAt = useRef(Number.NEGATIVE_INFINITY);
  return {
    isOn: (event: KeyboardEvent): boolean =>
      event.nativeEvent.isComposing || event.timeStamp - endedAt.current < settleMs,
    handlers: {
      onCompositionEnd: (event: { timeStamp: number }) => {
        endedAt.current = event.timeStamp;
      },
    },
  };
}
