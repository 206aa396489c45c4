/** The screens that pages are looked at on. */
export const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
export const wide = { viewport: { width: 1280, height: 860 } };
