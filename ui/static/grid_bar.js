// Above the table: insert, find and replace, undo, and whether everything is saved; and the menu of a row.
function button(words, act, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, words);
  made.onclick = act;
  return made;
}

class Bar {
  constructor(grid) {
    this.grid = grid;
    const { view } = grid;
    this.saved = element("span", { class: "zcg-saved", role: "status" });
    this.undo = button("↶", () => grid.say({ kind: "undo" }), { "aria-label": "撤销" });
    this.redo = button("↷", () => grid.say({ kind: "redo" }), { "aria-label": "重做" });
    this.finding = button("查找替换", () => this.open(), { "aria-expanded": "false", title: "Ctrl+F" });
    this.groupings = element("div", { class: "zcg-by", role: "radiogroup", "aria-label": "分组" });
    this.groupings.onkeydown = (event) => this.along(event);
    view.bar.append(this.groupings, button("＋ 插入行", () => grid.insert(false), { title: "在当前行下方插入一行" }), this.finding, element("span", { class: "zcg-space" }), this.saved, this.undo, this.redo);
    this.words = element("input", { type: "search", "aria-label": "查找", placeholder: "查找" });
    this.into = element("input", { type: "text", "aria-label": "替换为", placeholder: "替换为" });
    this.whole = element("input", { type: "checkbox" });
    this.found = element("span", { role: "status" });
    this.all = button("全部替换", () => this.replaceAll());
    const next = button("下一个", () => this.next(1));
    view.find.append(this.words, this.into, element("label", { title: "只找各单位栏中完整的单位名称" }, this.whole, "整个单位名称"), this.found, next, button("替换", () => this.replaceOne()), this.all, button("✕", () => this.close(), { "aria-label": "关闭查找" }));
    this.words.oninput = this.whole.onchange = () => this.look();
    view.find.onkeydown = (event) => {
      if (event.isComposing) return;
      if (event.key === "Escape") this.close();
      if (event.key === "Enter" && event.target === this.words) this.next(event.shiftKey ? -1 : 1);
      event.stopPropagation();
    };
    this.hits = [];
  }

  status(data, pending) {
    this.arranged(data);
    const late = pending.length && Date.now() - pending[0].time > 10_000;
    this.saved.textContent = late ? `${pending.length} 处尚未存上，连上后自动再存` : pending.length ? "正在保存…" : data.saved ? `已保存 ${data.saved}` : "";
    this.saved.classList.toggle("zcg-late", Boolean(late));
    this.undo.disabled = !data.undo && !pending.length;
    this.redo.disabled = !data.redo;
    this.undo.title = data.undo ? `撤销：${data.undo}` : "没有可撤销的修改";
    this.redo.title = data.redo ? `重做：${data.redo}` : "没有可重做的修改";
  }

  // How the rows are grouped: one stop of Tab, the arrow keys lead along it and choose.
  arranged(data) {
    const said = JSON.stringify([data.groupings, data.by]);
    if (said === this.said) return;
    this.said = said;
    const held = this.groupings.contains(document.activeElement);
    this.groupings.replaceChildren(...data.groupings.map(([by, words]) => button(words, () => this.grid.arrange(by), { role: "radio", "aria-checked": String(by === data.by), tabindex: by === data.by ? "0" : "-1", "data-by": by })));
    if (held) this.groupings.querySelector('[aria-checked="true"]')?.focus();
  }

  along(event) {
    const all = [...this.groupings.children];
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    all[(all.indexOf(event.target) + step + all.length) % all.length].click();
  }

  open() {
    this.grid.view.find.hidden = false;
    this.finding.setAttribute("aria-expanded", "true");
    const { active } = this.grid;
    const units = active && this.grid.column(active.at).kind === "unit" ? this.grid.wordsAt(active.key, active.at) : "";
    if (!this.words.value && units && !PARTS.test(units)) { this.words.value = units; this.whole.checked = true; }
    this.words.select();
    this.words.focus();
    this.look();
  }

  close() {
    this.grid.view.find.hidden = true;
    this.finding.setAttribute("aria-expanded", "false");
    this.hits = [];
    this.grid.paint();
    this.grid.focus();
  }

  look() {
    this.hits = this.search();
    this.found.textContent = this.words.value.trim() ? (this.hits.length ? `${this.hits.length} 格` : "没有找到") : "";
    this.all.textContent = this.hits.length ? `全部替换（${this.hits.length} 格）` : "全部替换";
    this.grid.paint();
  }

  search() {
    const words = this.words.value.trim();
    if (!words || this.grid.view.find.hidden) return [];
    const found = [];
    for (const place of this.grid.rows.flat) this.grid.columns.forEach((column, at) => {
      const cell = column.kind === "text" || column.kind === "deadline" || column.kind === "unit" ? place.row.c[column.k] || "" : "";
      const fits = this.whole.checked ? column.kind === "unit" && units(cell).includes(words) : cell.includes(words);
      if (fits) found.push([place.key, at]);
    });
    return found;
  }

  next(step) {
    if (!this.hits.length) return;
    const { active, rows } = this.grid;
    const order = ([key, at]) => rows.keys.get(key).at * 1000 + at;
    const here = active && rows.keys.has(active.key) ? order([active.key, active.at]) : -1;
    const ahead = step > 0 ? this.hits.find((hit) => order(hit) > here) || this.hits[0] : this.hits.findLast((hit) => order(hit) < here) || this.hits[this.hits.length - 1];
    this.grid.go(ahead[0], ahead[1]);
  }

  replaceOne() {
    const { active } = this.grid;
    if (!active || !this.hits.some(([key, at]) => key === active.key && at === active.at)) { this.next(1); return; }
    this.replace([[active.key, active.at]]);
    this.look();
    this.next(1);
  }

  replaceAll() {
    if (!this.hits.length) return;
    const find = this.words.value.trim();
    if (this.whole.checked) this.grid.say({ kind: "replace", find, into: this.into.value.trim() });
    else this.replace(this.hits);
    this.look();
  }

  replace(hits) {
    const find = this.words.value.trim();
    const into = this.into.value.trim();
    this.grid.edit(hits.map(([key, at]) => [key, at, this.grid.wordsAt(key, at).split(find).join(into)]));
  }
}

// The menu of the chosen rows: what is not possible now is greyed, not hidden.
function openMenu(grid, x, y) {
  const { menu } = grid.view;
  const chosen = grid.chosenRows();
  const many = chosen.length > 1 ? ` ${chosen.length} 行` : "本行";
  const edited = grid.chosenCells().filter(([key, at]) => Object.hasOwn(grid.rows.keys.get(key).row.o, grid.column(at).k));
  const [first] = chosen;
  const link = first?.row.s.find((source) => source.href)?.href;
  const items = [
    ["在上方插入一行", () => grid.insert(true)],
    ["在下方插入一行", () => grid.insert(false)],
    [`删除${many}`, () => grid.remove()],
    [`上移${many}`, () => grid.move(-1), "Alt+↑"],
    [`下移${many}`, () => grid.move(1), "Alt+↓"],
    [`合并所选${many}`, () => grid.say({ kind: "merge", rows: chosen.map((place) => place.row.id) }), "", chosen.length < 2],
    ["拆分本行", () => grid.say({ kind: "split", rows: [first.row.id] }), "", chosen.length !== 1],
    ["所选格填入首行内容", () => grid.fillDown(), "Ctrl+D"],
    [`还原所选 ${edited.length} 处修改`, () => grid.edit(edited.map(([key, at]) => [key, at, grid.rows.keys.get(key).row.o[grid.column(at).k]])), "", !edited.length],
    ["打开出处", () => grid.follow(link), "", !link],
    ["别处怎么分工", () => grid.follow(first.row.like), "", !first?.row.like],
  ];
  menu.replaceChildren(...items.map(([words, act, key, off]) => {
    const made = button(words, () => { closeMenu(grid); act(); }, { role: "menuitem", tabindex: "-1", disabled: Boolean(off) });
    if (key) made.append(element("kbd", {}, key));
    return made;
  }));
  menu.hidden = false;
  menu.style.left = `${Math.min(x, innerWidth - menu.offsetWidth - 8)}px`;
  menu.style.top = `${Math.min(y, innerHeight - menu.offsetHeight - 8)}px`;
  menu.onkeydown = (event) => {
    const all = [...menu.querySelectorAll("button:not(:disabled)")];
    const at = all.indexOf(document.activeElement);
    if (event.key === "ArrowDown") all[(at + 1) % all.length].focus();
    else if (event.key === "ArrowUp") all[(at - 1 + all.length) % all.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") closeMenu(grid);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  menu.querySelector("button").focus();
}

function closeMenu(grid) {
  if (grid.view.menu.hidden) return;
  grid.view.menu.hidden = true;
  grid.focus();
}
