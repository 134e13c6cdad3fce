// Writing in a cell. One text area serves all cells: it has the focus while one walks about, so that an input method
// begins in it; it is seen while one writes. What is being composed is never committed, and never lost.
const PARTS = /[、，,；;／/\s。]+/;

// The units of a cell: what stands between separators outside brackets.
function units(words) {
  const found = [];
  let depth = 0;
  let piece = "";
  for (const sign of words) {
    if ("（(".includes(sign)) depth++;
    if ("）)".includes(sign)) depth = Math.max(depth - 1, 0);
    if (!depth && PARTS.test(sign)) { found.push(piece); piece = ""; } else piece += sign;
  }
  return [...found, piece].map((unit) => unit.replace(/^[＊*★☆▲△ ]+|[＊*★☆▲△ ]+$/g, "")).filter(Boolean);
}

class Editor {
  constructor(grid) {
    this.grid = grid;
    this.area = grid.view.editor;
    this.offers = grid.view.offers;
    this.at = null; // the cell that is written in
    this.area.addEventListener("input", () => this.typed());
    this.area.addEventListener("compositionstart", () => { this.composing = true; if (!this.at) this.begin("", true); });
    this.area.addEventListener("compositionend", () => { this.composing = false; this.typed(); });
    this.area.addEventListener("blur", () => this.commit());
    this.offers.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const offer = event.target.closest("li");
      if (offer) this.take(offer.textContent);
    });
  }

  // ``quick``: begun by typing, so that arrows commit and walk on.
  begin(words, quick) {
    const { active, view, rows } = this.grid;
    if (!active || this.at || !this.grid.editable(active.at) || !rows.keys.has(active.key)) return false;
    const row = rows.keys.get(active.key).row;
    this.at = { id: row.id, key: active.key, column: this.grid.column(active.at), old: row.c[this.grid.column(active.at).k] || "" };
    this.quick = quick;
    if (words !== null && !this.composing && this.area.value !== words) this.area.value = words;
    this.place();
    view.root.classList.add("zcg-writing");
    this.suggest();
    return true;
  }

  open() { // the cell as it stands, to be changed
    const words = this.grid.active ? this.grid.wordsAt(this.grid.active.key, this.grid.active.at) : "";
    if (this.begin(words, false)) this.area.setSelectionRange(words.length, words.length);
  }

  place() {
    const { view } = this.grid;
    const cell = this.at && view.td(this.at.key, this.grid.columns.findIndex((column) => column.k === this.at.column.k));
    if (!cell) return;
    view.lay(this.area, cell);
    this.area.style.height = "0";
    this.area.style.height = `${Math.min(this.area.scrollHeight + 2, view.scroll.clientHeight * 0.7)}px`;
  }

  typed() {
    if (!this.at && !this.composing && this.area.value !== "" && !this.begin(null, true)) {
      this.area.value = "";
      this.grid.tell("这一栏不能修改。");
    }
    if (this.at) { this.place(); this.suggest(); }
  }

  // Ends the writing and keeps it. Where something is still being composed, leaving the field composes it first.
  commit() {
    if (!this.at) return;
    if (this.composing && document.activeElement === this.area) { this.area.blur(); return; }
    const { id, column, old } = this.at;
    const words = this.area.value.replace(/\s+$/, "");
    this.close();
    if (words !== old) this.grid.write([[id, column.k, old, words]]);
  }

  close() {
    this.at = null;
    this.composing = false;
    this.area.value = "";
    this.offers.hidden = true;
    this.area.removeAttribute("aria-controls");
    this.area.style.cssText = "";
    this.grid.view.root.classList.remove("zcg-writing");
    this.grid.rest();
  }

  // --- units that the table knows already

  piece() {
    const before = this.area.value.slice(0, this.area.selectionStart);
    const start = before.length - before.split(/[、，,；;]/).pop().length;
    return { start, words: before.slice(start).trim() };
  }

  suggest() {
    const { words } = this.piece();
    const held = new Set(units(this.area.value));
    const wanted = this.at?.column.kind === "unit" && words && !this.composing;
    const found = wanted ? this.grid.units().filter((unit) => unit.includes(words) && !held.has(unit)).slice(0, 8) : [];
    this.offers.hidden = !found.length;
    if (!found.length) return;
    this.offers.replaceChildren(...found.map((unit) => element("li", { role: "option", "aria-selected": "false" }, unit)));
    this.area.setAttribute("aria-controls", this.offers.id);
    this.offers.style.left = this.area.style.left;
    this.offers.style.top = `${this.area.offsetTop + this.area.offsetHeight}px`;
  }

  chosen() { return this.offers.hidden ? null : this.offers.querySelector("[aria-selected=true]"); }

  walk(step) {
    const all = [...this.offers.children];
    const at = all.indexOf(this.chosen());
    all.forEach((offer) => offer.setAttribute("aria-selected", "false"));
    const next = all[at + step];
    next?.setAttribute("aria-selected", "true");
    if (next) this.grid.tell(next.textContent);
  }

  take(unit) {
    const { start } = this.piece();
    this.area.setRangeText(unit, start, this.area.selectionStart, "end");
    this.offers.hidden = true;
    this.place();
  }

  // Keys while one writes. Says whether it was ours.
  key(event) {
    const { key } = event;
    const walking = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
    if (!this.offers.hidden && (key === "ArrowDown" || key === "ArrowUp")) this.walk(key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter" && this.chosen()) this.take(this.chosen().textContent);
    else if (key === "Enter" && event.altKey) { this.area.setRangeText("\n", this.area.selectionStart, this.area.selectionEnd, "end"); this.place(); }
    else if (key === "Enter") { this.commit(); this.grid.step(event.shiftKey ? -1 : 1, 0); }
    else if (key === "Tab") { this.commit(); this.grid.tab(event.shiftKey ? -1 : 1); }
    else if (key === "Escape" && !this.offers.hidden) this.offers.hidden = true;
    else if (key === "Escape") this.close();
    else if (key === "F2") this.quick = !this.quick;
    else if (walking && this.quick) { this.commit(); this.grid.step(...walking); }
    else return false;
    return true;
  }
}
