/** The part of `Storage` that GraphiQL uses. */
type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear' | 'length'>;

const NAMESPACE = 'graphiql:';
const TABS = `${NAMESPACE}tabState`;
/** The editors' texts, which GraphiQL stores a second time beside the tabs. */
const EDITORS = [`${NAMESPACE}query`, `${NAMESPACE}variables`, `${NAMESPACE}headers`];
type StoredTabs = { tabs: Record<string, string | null>[]; activeTabIndex: number };

/** Headers that carry a credential: the history would otherwise write them to disk in clear. */
const SECRET_HEADERS = ['authorization', 'cookie', 'proxy-authorization', 'x-api-key'];

/** The browser's storage for tabs and history, without the credentials that a user typed into the headers editor. */
export function privateStorage(storage: Storage): KeyValueStorage {
  const ownKeys = () => Object.keys(storage).filter((key) => key.startsWith(NAMESPACE));
  return {
    getItem: (key) => (EDITORS.includes(key) ? activeTabText(storage, key) : storage.getItem(key)),
    setItem: (key, value) => storage.setItem(key, withoutSecrets(value)),
    removeItem: (key) => storage.removeItem(key),
    clear: () => {
      for (const key of ownKeys()) storage.removeItem(key);
    },
    get length() {
      return ownKeys().length;
    },
  };
}

/**
 * The text of an editor as the active tab has it. GraphiQL writes the two copies at different times; a reload in between
 * would open one tab's variables under another tab's operation.
 */
function activeTabText(storage: Storage, key: string): string | null {
  try {
    const { tabs, activeTabIndex } = JSON.parse(storage.getItem(TABS) ?? '') as StoredTabs;
    return tabs[activeTabIndex]?.[key.slice(NAMESPACE.length)] ?? null;
  } catch {
    return storage.getItem(key);
  }
}

/** Removes secret headers wherever the stored JSON holds a `headers` text. */
export function withoutSecrets(stored: string): string {
  if (!stored.includes('"headers"')) return stored;
  try {
    return JSON.stringify(
      JSON.parse(stored, (key, value: unknown) =>
        key === 'headers' && typeof value === 'string' ? publicHeaders(value) : value,
      ),
    );
  } catch {
    return stored;
  }
}

function publicHeaders(text: string): string {
  try {
    const headers = Object.entries(JSON.parse(text) as Record<string, unknown>);
    const kept = headers.filter(([name]) => !SECRET_HEADERS.includes(name.toLowerCase()));
    return kept.length === headers.length ? text : JSON.stringify(Object.fromEntries(kept), null, 2);
  } catch {
    // Headers that do not parse cannot be cleaned, so they are not kept at all.
    return text.trim() === '' ? text : '';
  }
}
