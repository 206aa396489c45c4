/** What the guards need to know of a failure. */
export interface Fault {
  /** Whether the same request may go well in a moment. */
  mayPass: boolean;
  /** Whether it says something of the endpoint, and not of this one request. */
  isOfEndpoint: boolean;
  /** Headers of the reply, which may bear a time to wait. */
  headers?: Headers | undefined;
}

const faults = new WeakMap<object, Fault>();

/** Attaches to an error what the guards need to know of it, out of sight of whoever prints it. */
export function withFault<Failure extends Error>(error: Failure, fault: Fault): Failure {
  faults.set(error, fault);
  return error;
}

/** Of an error that nobody described: the endpoint's, and not to be tried again. */
export const faultOf = (error: unknown): Fault => (isObject(error) ? faults.get(error) : undefined) ?? unknownFault;

const unknownFault: Fault = { mayPass: false, isOfEndpoint: true };
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** By the status of HTTP, of a failure that is the endpoint's answer. */
export const faultOfStatus = (status: number, headers?: Headers): Fault => ({
  mayPass: status === 408 || status === 429 || status >= 500,
  isOfEndpoint: ![400, 413, 422].includes(status),
  headers,
});
