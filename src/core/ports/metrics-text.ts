/** The metrics in the form that Prometheus reads. */
export interface MetricsText {
  readonly contentType: string;
  text(): Promise<string>;
}
export const MetricsText = Symbol('MetricsText');
