/**
 * Runs in the sandbox before any code of a model. Gives `{ fill, describe, write }`, which that code cannot reach:
 * `fill(json)` makes `data`, `describe(error)` the words of an error, `write(value)` the JSON of a value, or throws where
 * JSON would leave something out or change it.
 */
export const prelude = `(() => {
  'use strict';
  const { stringify, parse } = JSON;
  const { isFinite: isFiniteNumber } = Number;
  const { getPrototypeOf, freeze } = Object;
  const { isArray } = Array;
  const isView = ArrayBuffer.isView;
  const text = String;
  const plain = Object.prototype;
  const tagOf = plain.toString;
  const NumberValue = Number, StringValue = String, BooleanValue = Boolean, DateValue = Date;

  const numbers = (values) => {
    if (!isArray(values)) throw new TypeError('a list of numbers is needed');
    return values.filter((value) => value !== null && value !== undefined).map((value) => {
      if (typeof value !== 'number' || !isFiniteNumber(value)) throw new TypeError('not a number: ' + text(value));
      return value;
    });
  };
  const some = (values, least = 1) => {
    const list = numbers(values);
    if (list.length < least) throw new RangeError('at least ' + least + ' numbers are needed');
    return list;
  };
  const sum = (values) => numbers(values).reduce((total, value) => total + value, 0);
  const mean = (values) => sum(some(values)) / numbers(values).length;
  const quantile = (values, share) => {
    const sorted = some(values).sort((a, b) => a - b);
    if (!(share >= 0 && share <= 1)) throw new RangeError('a quantile is from 0 to 1');
    const place = (sorted.length - 1) * share;
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
  };
  const median = (values) => quantile(values, 0.5);
  const variance = (values) => {
    const list = some(values, 2);
    const middle = mean(list);
    return list.reduce((total, value) => total + (value - middle) ** 2, 0) / (list.length - 1);
  };
  const standardDeviation = (values) => Math.sqrt(variance(values));
  const correlation = (first, second) => {
    const [a, b] = [some(first, 2), some(second, 2)];
    if (a.length !== b.length) throw new RangeError('two lists of the same length are needed');
    const [meanA, meanB] = [mean(a), mean(b)];
    const product = a.reduce((total, value, at) => total + (value - meanA) * (b[at] - meanB), 0);
    return product / ((a.length - 1) * standardDeviation(a) * standardDeviation(b));
  };
  const round = (value, digits = 0) => {
    const factor = 10 ** digits;
    return Math.round((value + Number.EPSILON * value) * factor) / factor;
  };
  const groupBy = (rows, key) => {
    const groups = {};
    for (const row of rows) (groups[text(typeof key === 'function' ? key(row) : row[key])] ??= []).push(row);
    return groups;
  };
  const helpers = { sum, mean, median, quantile, variance, standardDeviation, correlation, round, groupBy };
  for (const name of Object.keys(helpers)) {
    // Code may have a variable of the same name.
    Object.defineProperty(globalThis, name, { value: freeze(helpers[name]), writable: true, configurable: true });
  }

  const kindOf = (value) => {
    const kind = text(tagOf.call(value)).slice(8, -1);
    return kind === 'Object' ? 'an object of a class' : 'a ' + kind;
  };
  const problemOf = (value) => {
    switch (typeof value) {
      case 'number': return isFiniteNumber(value) ? '' : 'the value holds ' + text(value) + ', which is no number';
      case 'function': return 'the value holds a function';
      case 'symbol': return 'the value holds a symbol';
      case 'bigint': return 'the value holds a BigInt; use Number()';
      case 'object': {
        if (value === null || isArray(value)) return '';
        if (value instanceof NumberValue || value instanceof StringValue || value instanceof BooleanValue) return '';
        const prototype = getPrototypeOf(value);
        return prototype === plain || prototype === null || isView(value)
          ? ''
          : 'the value holds ' + kindOf(value) + ', which is no number, text, list or plain record';
      }
      default: return '';
    }
  };
  const write = (value) => {
    if (value === undefined) throw new TypeError('there is no value: end with an expression');
    return stringify(value, function (key, kept) {
      // A date is its ISO text here already.
      const original = this[key];
      if (typeof kept === 'string' && original instanceof DateValue) return kept;
      const problem = problemOf(kept);
      if (problem) throw new TypeError(problem);
      if (kept === undefined) return null;
      return isView(kept) ? Array.from(kept) : kept;
    });
  };
  const describe = (error) => {
    if (typeof error !== 'object' || error === null) return 'thrown: ' + text(error);
    return text(error.name) + ': ' + text(error.message);
  };
  const fill = (json) => {
    Object.defineProperty(globalThis, 'data', { value: parse(json), writable: true, configurable: true, enumerable: true });
  };
  return { fill, describe, write };
})()`;
