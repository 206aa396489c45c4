const paths = {
  sun: 'M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M12 2v2.2M12 19.8V22M4.9 4.9l1.6 1.6M17.5 17.5l1.6 1.6M2 12h2.2M19.8 12H22M4.9 19.1l1.6-1.6M17.5 6.5l1.6-1.6',
  moon: 'M20 14.2A8.2 8.2 0 0 1 9.8 4a8.2 8.2 0 1 0 10.2 10.2Z',
  half: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17v17',
  plus: 'M12 5v14M5 12h14',
  chat: 'M20 12a7.5 7 0 0 1-11 6.2L4 19.5l1.3-4A7 7 0 0 1 4.5 12 7.5 7 0 0 1 20 12ZM12.2 9v6M9.2 12h6',
  close: 'M6 6l12 12M18 6 6 18',
  chevron: 'm9.5 6 6 6-6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  picture:
    'M5.500 4.500h13a1.500 1.500 0 0 1 1.500 1.500v12a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 18V6a1.500 1.500 0 0 1 1.500-1.500ZM4.500 17l5-5 4 4 2.500-2.500 3.500 3.500M15 9.200h.1',
  send: 'M12 19V5M6 11l6-6 6 6',
  people:
    'M9 11.500a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3 19.500c0-3.3 2.7-5.5 6-5.500s6 2.2 6 5.500M18.5 8.500v6M15.5 11.500h6',
  wait: 'M5.500 12h.1M12 12h.1M18.500 12h.1',
  join: 'M6 4v7a4 4 0 0 0 4 4h9M14.5 10.500 19 15l-4.500 4.500',
  gear: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.800a2.200 2.200 0 1 0 0 4.400 2.200 2.200 0 0 0 0-4.400M9 14.800a2.200 2.200 0 1 0 0 4.400 2.200 2.200 0 0 0 0-4.400',
  check: 'm5 12.5 4.5 4.500L19 7.5',
  quiet: 'M5 12h14',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.200a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6',
  alert: 'M12 4 2.8 19.500h18.400L12 4ZM12 10v4.500M12 17v.2',
  up: 'M7 10.5v9M3.5 10.5H7l4-7c1.600 0 2.600 1.200 2.300 2.800L12.700 9.500h5.800a2 2 0 0 1 2 2.400l-1.300 6a2 2 0 0 1-2 1.600H3.500Z',
  down: 'M7 13.500v-9M3.500 13.500H7l4 7c1.600 0 2.600-1.200 2.300-2.800l-.6-3.200h5.800a2 2 0 0 0 2-2.400l-1.300-6a2 2 0 0 0-2-1.600H3.500Z',
  refuse: 'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M6 18 18 6',
} as const;

export type IconName = keyof typeof paths;

/** A line icon; decoration only, the label stands beside it. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true" focusable="false">
      <path d={paths[name]} stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
