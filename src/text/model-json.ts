/**
 * The value that a model wrote as JSON; undefined where it is none. Models like to fence it; the fence is taken off,
 * nothing else is repaired.
 */
export function modelJson(text: string): unknown {
  const unfenced = text.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/, '$1');
  try {
    return JSON.parse(unfenced) as unknown;
  } catch {
    return undefined;
  }
}
