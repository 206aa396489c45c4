/** Where programs that may be installed, such as tesseract, are looked for. */
export const searchPath = (): string => process.env.PATH ?? '';
