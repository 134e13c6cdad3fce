// What was done in a table and is not confirmed yet. Kept in the browser until Python says that it is saved, so that
// neither a reload nor a broken connection loses an edit; sent again where no answer comes.
const STORE = "zc-grid|";
const TAB = fresh();
const WAIT = 300; // at most so long an answer is waited for before more is sent
const AGAIN = 3000;

function fresh() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function stored(key) {
  try { return JSON.parse(localStorage.getItem(key) || "[]"); } catch { return []; }
}

function store(key, ops) {
  try {
    if (ops.length) localStorage.setItem(key, JSON.stringify(ops));
    else localStorage.removeItem(key);
  } catch { /* no room or not allowed: the queue in memory still holds */ }
}

class Queue {
  static leaving = new Set();

  static confirmed(ids) { Queue.leaving.forEach((queue) => queue.confirm(ids)); }

  constructor(name, send) {
    this.name = name;
    this.key = `${STORE}${name}|${TAB}`;
    this.send = send;
    this.sent = 0;
    this.tries = 0;
    this.ops = [];
    this.adopt(name);
  }

  // What this table still owes from before a reload, or from a tab that was closed. One that lives sends its own too:
  // Python does each only once.
  adopt(name) {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${STORE}${name}|`));
    const known = new Map(keys.flatMap(stored).map((op) => [op.id, op]));
    this.ops = [...known.values()].sort((a, b) => a.time - b.time);
    keys.forEach((key) => store(key, []));
    store(this.key, this.ops);
    if (this.ops.length) setTimeout(() => this.flush(true));
  }

  add(op) {
    const last = this.ops.length ? this.ops[this.ops.length - 1].time : 0;
    this.ops.push({ id: fresh(), time: Math.max(Date.now(), last + 1), ...op });
    store(this.key, this.ops);
    this.flush();
    return this.ops[this.ops.length - 1];
  }

  confirm(ids) {
    const done = new Set(ids);
    const left = this.ops.filter((op) => !done.has(op.id));
    if (left.length === this.ops.length) return;
    this.ops = left;
    this.sent = 0;
    store(this.key, left);
    clearTimeout(this.timer);
    if (left.length) this.flush();
    else Queue.leaving.delete(this);
  }

  // Another takes its place: what it owes is still sent until it is confirmed, and then it is silent.
  leave() { if (this.ops.length) Queue.leaving.add(this); }

  // The page is left: what it owes lies in the browser until the same table is opened again.
  stop() {
    this.flush(true);
    clearTimeout(this.timer);
  }

  flush(now) {
    clearTimeout(this.timer);
    if (!this.ops.length) return;
    const since = Date.now() - this.sent;
    if (!now && since < WAIT) {
      this.timer = setTimeout(() => this.flush(), WAIT - since);
      return;
    }
    this.sent = Date.now();
    this.send({ ops: this.ops, tries: ++this.tries });
    this.timer = setTimeout(() => this.flush(true), AGAIN);
  }
}
