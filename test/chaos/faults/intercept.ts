/** What stands in for methods; each gets the original and makes another of it. */
export type Instead<T> = {
  [K in keyof T]?: (original: T[K]) => T[K];
};

/** The same object, with some of its methods exchanged. */
export function intercept<T extends object>(target: T, instead: Instead<T>): T {
  return new Proxy(target, {
    get(object, name) {
      const value: unknown = Reflect.get(object, name, object);
      if (typeof value !== 'function') return value;
      const bound = value.bind(object) as T[keyof T];
      const exchange = instead[name as keyof T];
      return exchange ? exchange(bound) : bound;
    },
  });
}

/** Does something once the original has resolved, before whoever called it hears of that. */
export const afterwards =
  (act: () => void) =>
  <A extends unknown[], R>(original: (...args: A) => Promise<R>) =>
  async (...args: A): Promise<R> => {
    const result = await original(...args);
    act();
    return result;
  };

/** Does something before the original is called. */
export const beforehand =
  (act: () => void) =>
  <A extends unknown[], R>(original: (...args: A) => Promise<R>) =>
  (...args: A): Promise<R> => {
    act();
    return original(...args);
  };
