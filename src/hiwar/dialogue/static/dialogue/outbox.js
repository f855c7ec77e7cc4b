// What was typed at the table and the server does not have yet: one key an entry, so that two tabs
// never overwrite one another, under the person's own name, so that nobody sends another's words.
const INDEX = "hiwar.table.";

export class Outbox {
  constructor(user, table, store = localStorage) {
    this.prefix = `${INDEX}${user}.${table}.`;
    this.store = store;
  }

  entries() {
    return this.#named("entry.").sort((one, other) => one.typed - other.typed);
  }

  waiting() {
    return this.entries().filter((entry) => entry.state === "waiting");
  }

  keep(entry) {
    this.store.setItem(`${this.prefix}entry.${entry.id}`, JSON.stringify(entry));
  }

  drop(id) {
    this.store.removeItem(`${this.prefix}entry.${id}`);
  }

  draft(item) {
    return JSON.parse(this.store.getItem(`${this.prefix}draft.${item}`) ?? "null");
  }

  keepDraft(item, fields) {
    if (fields) this.store.setItem(`${this.prefix}draft.${item}`, JSON.stringify(fields));
    else this.store.removeItem(`${this.prefix}draft.${item}`);
  }

  #named(kind) {
    const start = this.prefix + kind;
    const keys = Array.from({ length: this.store.length }, (_, place) => this.store.key(place));
    return keys.filter((key) => key.startsWith(start)).map((key) => JSON.parse(this.store.getItem(key)));
  }
}

// What became of sending: `sent` with the answer, `refused` with a sentence, `off` or `out`.
export async function send(address, entry, token) {
  let answer;
  try {
    answer = await fetch(address, {
      method: "POST",
      redirect: "manual",
      headers: { Accept: "application/json", "X-CSRFToken": token },
      body: new URLSearchParams(entry.fields),
    });
  } catch {
    return { outcome: "off" };
  }
  if (answer.type === "opaqueredirect") return { outcome: "out" };
  if (answer.status >= 500) return { outcome: "off" };
  const told = await answer.json().catch(() => ({}));
  return { outcome: answer.ok ? "sent" : "refused", ...told };
}

export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
