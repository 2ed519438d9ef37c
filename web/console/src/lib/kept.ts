// What this browser keeps for one member: small JSON values in its own storage. Nothing breaks where storage is
// refused or full; then it lasts only as long as the page.

const inMemory = new Map<string, string>();

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** The value, or undefined when there is none or it cannot be read. */
export function recall<T>(key: string): T | undefined {
  try {
    const text = storage()?.getItem(key) ?? inMemory.get(key);
    return text == null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

/** Keeps a value; undefined forgets it. */
export function keep(key: string, value: unknown): void {
  inMemory.delete(key);
  try {
    if (value === undefined) storage()?.removeItem(key);
    else storage()!.setItem(key, JSON.stringify(value));
  } catch {
    if (value !== undefined) inMemory.set(key, JSON.stringify(value));
  }
}

/** All keys that begin with `prefix`. */
export function keptKeys(prefix: string): string[] {
  const kept = storage();
  const stored = kept ? Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? '') : [];
  return [...new Set([...stored, ...inMemory.keys()])].filter((key) => key.startsWith(prefix));
}
