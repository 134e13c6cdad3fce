// The table of a 方案: people write here as in a spreadsheet. Each gesture is one op, put in the queue and sent.
class Grid {
  constructor(root, data, send, follow) {
    this.name = data.name;
    this.follow = follow;
    this.view = new View(root);
    this.rows = new Rows();
    this.active = null;
    this.anchor = null;
    this.editor = new Editor(this);
    this.bar = new Bar(this);
    this.queue = new Queue(data.name, send);
    this.ends = new AbortController();
    const { signal } = this.ends;
    listenKeys(this);
    listenMouse(this);
    addEventListener("pagehide", () => { this.editor.commit(); this.queue.flush(true); }, { signal });
    addEventListener("resize", () => this.view.fit(), { signal });
    const fit = setInterval(() => this.view.fit(), 1000); // what stands above comes and goes
    const look = setInterval(() => this.queue.ops.length && this.bar.status(this.data, this.queue.ops), 2000);
    signal.addEventListener("abort", () => { clearInterval(fit); clearInterval(look); });
    this.load(data);
  }

  // It listens and looks no longer.
  end() { this.editor.commit(); this.ends.abort(); }

  load(data) {
    this.queue.confirm(data.done);
    this.data = arranged(data, this.queue.ops.findLast((op) => op.kind === "arrange")?.by);
    this.columns = this.data.columns;
    this.rows.load(this.data.groups, this.queue.ops);
    this.redraw();
  }

  // Grouped otherwise at once; Python is told.
  arrange(by) {
    if (by === this.data.by) return;
    if (this.editor.at) this.editor.commit();
    this.queue.add({ kind: "arrange", by });
    this.load({ ...this.data, done: [] });
  }

  redraw() {
    const was = this.active && this.lastAt;
    this.view.draw(this.data, this.rows);
    for (const end of ["active", "anchor"]) if (this[end]) this[end] = this.still(this[end], was);
    this.bar.status(this.data, this.queue.ops);
    this.bar.look();
    if (this.editor.at) this.editor.place();
    this.view.fit();
  }

  // Where a cell is now: its row may stand in another group, or be gone.
  still(place, was) {
    const at = Math.min(place.at, this.columns.length - 1);
    const now = this.rows.keys.get(place.key) || this.rows.place(place.key.split("#")[0]) || this.rows.flat[Math.min(was ?? 0, this.rows.flat.length - 1)];
    return now ? { key: now.key, at } : null;
  }

  column(at) { return this.columns[at]; }

  editable(at) { return ["text", "unit", "deadline"].includes(this.column(at)?.kind); }

  wordsAt(key, at) {
    const place = this.rows.keys.get(key);
    const column = this.column(at);
    if (!place) return "";
    if (column.kind === "source") return place.row.s.map((source) => source.t).join("\n");
    return column.kind === "number" ? String(place.number) : column.kind === "role" ? place.role || "" : place.row.c[column.k] || "";
  }

  units() {
    const counts = new Map();
    const columns = this.columns.filter((column) => column.kind === "unit");
    for (const { row } of this.rows.flat) for (const column of columns) for (const unit of units(row.c[column.k] || "")) counts.set(unit, (counts.get(unit) || 0) + 1);
    return [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
  }

  // --- where one is

  focus() { this.view.editor.focus({ preventScroll: true }); }

  first() { if (this.rows.flat.length) this.go(this.rows.flat[0].key, Math.min(1, this.columns.length - 1)); }

  go(key, at, still) {
    this.active = { key, at };
    this.anchor = { key, at };
    this.arrive(still);
  }

  extend(key, at, from) {
    if (from) this.anchor = { key: this.rows.flat[from.top].key, at: from.left };
    this.active = { key, at };
    this.arrive(true);
  }

  arrive(still) {
    if (!still) this.view.td(this.active.key, this.active.at)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.paint();
    const column = this.column(this.active.at);
    const place = this.rows.keys.get(this.active.key);
    this.view.editor.setAttribute("aria-label", `第 ${place.number} 行 ${column.h}：${this.wordsAt(place.key, this.active.at) || "空"}`);
  }

  step(down, beside, extending) {
    if (!this.active) { this.first(); return; }
    const here = this.rows.keys.get(this.active.key);
    if (!here) return;
    const to = this.rows.flat[Math.max(0, Math.min(here.at + down, this.rows.flat.length - 1))];
    const at = Math.max(0, Math.min(this.active.at + beside, this.columns.length - 1));
    if (extending) { this.active = { key: to.key, at }; this.arrive(); } else this.go(to.key, at);
  }

  // To the next cell that can be written in, over the row's end too; false where there is none.
  tab(step) {
    const wide = this.columns.length;
    const here = this.active && this.rows.keys.get(this.active.key);
    if (!here) return false;
    for (let spot = here.at * wide + this.active.at + step; spot >= 0 && spot < this.rows.flat.length * wide; spot += step) {
      if (!this.editable(spot % wide)) continue;
      this.go(this.rows.flat[Math.floor(spot / wide)].key, spot % wide);
      return true;
    }
    return false;
  }

  range() {
    const a = this.active && this.rows.keys.get(this.active.key);
    const b = this.anchor && this.rows.keys.get(this.anchor.key);
    if (!a || !b) return null;
    const [left, right] = [Math.min(this.active.at, this.anchor.at), Math.max(this.active.at, this.anchor.at)];
    return { top: Math.min(a.at, b.at), bottom: Math.max(a.at, b.at), left, right };
  }

  chosenRows() { const range = this.range(); return range ? this.rows.flat.slice(range.top, range.bottom + 1) : []; }

  chosenColumns() { const range = this.range(); return range ? this.columns.map((_, at) => at).slice(range.left, range.right + 1) : []; }

  chosenCells() { return this.chosenRows().flatMap((place) => this.chosenColumns().map((at) => [place.key, at])); }

  chosenBlock() { return this.chosenRows().map((place) => this.chosenColumns().map((at) => this.wordsAt(place.key, at))); }

  chooseAll() {
    const { flat } = this.rows;
    if (!flat.length) return;
    this.anchor = { key: flat[0].key, at: 0 };
    this.active = { key: flat[flat.length - 1].key, at: this.columns.length - 1 };
    this.arrive(true);
  }

  paint() {
    const range = this.range();
    const single = !range || (range.top === range.bottom && range.left === range.right);
    this.view.paint(this.active, single ? [] : this.chosenCells(), this.bar.hits);
    this.lastAt = this.active && this.rows.keys.get(this.active.key)?.at;
    this.rest();
  }

  // The text area waits over the active cell, unseen; the handle to fill down stands at the corner of what is chosen.
  rest() {
    const range = this.range();
    const corner = range && this.view.td(this.rows.flat[range.bottom].key, range.right);
    this.view.fill.hidden = !corner || !this.editable(range.right);
    if (corner && !this.view.fill.hidden) {
      const spot = this.view.spot(corner);
      Object.assign(this.view.fill.style, { left: `${spot.left + spot.width - 5}px`, top: `${spot.top + spot.height - 5}px` });
    }
    const cell = this.active && this.view.td(this.active.key, this.active.at);
    if (cell && !this.editor.at) this.view.lay(this.view.editor, cell);
  }

  tell(words) { this.view.live.textContent = words; }

  open() {
    const { active } = this;
    if (!active) return;
    const link = this.column(active.at).kind === "source" && this.rows.keys.get(active.key)?.row.s.find((source) => source.href);
    if (link) this.follow(link.href);
    else if (this.editable(active.at)) this.editor.open();
    else this.tell("这一栏自动生成，不能修改。");
  }

  // --- what is done

  say(op) {
    if (this.editor.at) this.editor.commit();
    const added = this.queue.add({ seen: this.data.revision, ...op });
    this.rows.apply(added);
    this.redraw();
    this.paint();
    return added;
  }

  write(edits, more = {}) {
    if (edits.length || more.rows) this.say({ kind: "edit", edits, ...more });
  }

  // Cells by place and their new words; what says so already is left.
  edit(cells) {
    const seen = new Map();
    for (const [key, at, words] of cells) {
      const { row } = this.rows.keys.get(key);
      const { k } = this.column(at);
      if (this.editable(at) && (row.c[k] || "") !== words) seen.set(`${row.id} ${k}`, [row.id, k, row.c[k] || "", words]);
    }
    this.write([...seen.values()]);
  }

  clear() { this.edit(this.chosenCells().map(([key, at]) => [key, at, ""])); }

  fillDown(from) {
    const range = this.range();
    if (!range) return;
    const one = !from && range.top === range.bottom; // of a single row: what stands above it
    const source = from ? { top: from.top, height: from.bottom - from.top + 1 } : { top: one ? range.top - 1 : range.top, height: 1 };
    if (source.top < 0) return;
    const edits = [];
    for (let at = range.top; at <= range.bottom; at++) for (const column of this.chosenColumns()) {
      const like = this.rows.flat[source.top + ((at - source.top) % source.height)];
      if (like && at >= source.top) edits.push([this.rows.flat[at].key, column, this.wordsAt(like.key, column)]);
    }
    this.edit(edits);
  }

  // A block from the first chosen cell on; one cell goes into all that are chosen. Rows are added where it is longer.
  paste(block) {
    const range = this.range();
    if (!range || !block.length) return;
    if (block.length === 1 && block[0].length === 1) {
      this.edit(this.chosenCells().map(([key, at]) => [key, at, block[0][0]]));
      return;
    }
    const edits = [];
    const added = [];
    block.forEach((cells, down) => {
      const place = this.rows.flat[range.top + down];
      const fresh_ = place ? null : { id: fresh(), c: {}, o: {}, s: [], hand: true };
      cells.forEach((words, beside) => {
        const at = range.left + beside;
        if (at >= this.columns.length || !this.editable(at)) return;
        const { k } = this.column(at);
        if (fresh_) { if (words) fresh_.c[k] = words; } else if ((place.row.c[k] || "") !== words) edits.push([place.row.id, k, place.row.c[k] || "", words]);
      });
      if (fresh_ && Object.keys(fresh_.c).length) added.push(fresh_);
    });
    const last = this.rows.flat[this.rows.flat.length - 1];
    if (added.length) this.say({ kind: "paste", edits, rows: added, after: last?.row.id || null });
    else this.write(edits);
    const end = this.rows.flat[Math.min(range.top + block.length, this.rows.flat.length) - 1];
    if (end) { this.anchor = { key: this.rows.flat[range.top].key, at: range.left }; this.active = { key: end.key, at: Math.min(range.left + block[0].length, this.columns.length) - 1 }; this.arrive(true); }
    const beyond = block.reduce((sum, cells) => sum + cells.slice(this.columns.length - range.left).filter(Boolean).length, 0);
    this.tell(beyond ? `有 ${beyond} 格超出表格右边，没有粘贴。` : `已粘贴 ${block.length} 行。`);
  }

  insert(above) {
    const place = this.active && this.rows.keys.get(this.active.key);
    const row = { id: fresh(), c: {}, o: {}, s: [], hand: true };
    const beside = place ? { [above ? "before" : "after"]: place.row.id } : {};
    this.say({ kind: "insert", rows: [row], ...beside });
    this.go(`${row.id}#0`, this.columns.findIndex((_, at) => this.editable(at)));
    this.focus();
  }

  remove() {
    const rows = this.chosenRows().map((place) => place.row.id);
    if (rows.length) this.say({ kind: "delete", rows: [...new Set(rows)] });
    this.tell(`已删除 ${rows.length} 行，可按 Ctrl+Z 撤销。`);
    this.focus();
  }

  // One place up or down. At a group's edge the rows go over into the next group.
  move(step) {
    const range = this.range();
    const place = range && this.rows.flat[step < 0 ? range.top - 1 : range.bottom + 1];
    if (!place) return;
    const beyond = place.group !== this.rows.flat[step < 0 ? range.top : range.bottom].group;
    this.moveTo({ key: place.key, after: (step > 0) !== beyond });
  }

  moveTo({ key, after }) {
    const rows = [...new Set(this.chosenRows().map((place) => place.row.id))];
    const beside = this.rows.keys.get(key)?.row.id;
    if (!beside || !rows.length || rows.includes(beside)) return;
    this.say({ kind: "move", rows, [after ? "after" : "before"]: beside });
    this.arrive();
  }

  menuAtCell() {
    const box = this.active && this.view.td(this.active.key, this.active.at)?.getBoundingClientRect();
    if (box) openMenu(this, box.left, Math.min(box.bottom, innerHeight - 60));
  }
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  let root = parentElement.querySelector(":scope > .zcg");
  if (root?.grid.name !== data.name) {
    root?.grid.end();
    root?.grid.queue.leave();
    root?.remove();
    root = element("div", { class: "zc zcg" });
    parentElement.append(root);
    root.grid = new Grid(root, data, (queue) => setStateValue("queue", { ...queue, name: data.name }), (href) => href && (window.zhengceLeave?.(href) || setTriggerValue("go", href)));
  } else root.grid.load(data);
  Queue.confirmed(data.done);
  const { grid } = root;
  return () => { if (!parentElement.isConnected) { grid.end(); grid.queue.stop(); } };
}
