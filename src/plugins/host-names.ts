const INTERNAL = /^(localhost|.*\.(localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa))$/;
const NAME = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

/** Whether it is the whole name of a host that may be public: no address, no name of one's own network. */
export const isPublicName = (name: string): boolean => NAME.test(name) && !INTERNAL.test(name);

/** A public name, or `*.` and one, which stands for every name below it. */
export const isHostPattern = (text: string): boolean => isPublicName(text.replace(/^\*\./, ''));
