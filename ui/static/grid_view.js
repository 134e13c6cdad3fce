// Draws the rows. A row that says the same as before keeps its element, so that an edit in a long table redraws one row.
let count = 0;

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value != null && value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children);
  return made;
}

class View {
  constructor(root) {
    this.name = `zcg${++count}`;
    this.root = root;
    this.table = element("table", { role: "grid", "aria-multiselectable": "true", tabindex: "-1" });
    this.head = element("thead", { role: "rowgroup" });
    this.title = element("caption"); // on paper
    this.table.append(this.title, this.head);
    this.editor = element("textarea", { class: "zcg-editor", rows: 1, spellcheck: "false", autocomplete: "off", "aria-label": "单元格", "aria-describedby": `${this.name}-help` });
    this.fill = element("div", { class: "zcg-fill", title: "向下拖动，填入相同内容", hidden: true });
    this.offers = element("ul", { class: "zcg-offers", role: "listbox", "aria-label": "表中已有的单位", id: `${this.name}-offers`, hidden: true });
    this.nothing = element("p", { class: "zcg-nothing", hidden: true });
    this.scroll = element("div", { class: "zcg-scroll" }, this.table, this.nothing, this.editor, this.fill, this.offers);
    this.live = element("div", { class: "zcg-live", "aria-live": "polite" });
    const help = "方向键移动，回车或 F2 修改，直接输入则重写，Delete 清空，Alt+上下键移动行，Shift+F10 打开行菜单，Ctrl+Z 撤销，Esc 后按 Tab 离开表格。";
    this.menu = element("div", { class: "zcg-menu", role: "menu", "aria-label": "行操作", hidden: true });
    this.bar = element("div", { class: "zcg-bar" });
    this.find = element("div", { class: "zcg-find", role: "search", hidden: true });
    root.append(this.bar, this.find, this.scroll, this.menu, this.live, element("span", { id: `${this.name}-help`, class: "zcg-live" }, help));
    this.drawn = new Map();
  }

  draw(data, rows) {
    const signature = JSON.stringify(data.columns);
    if (signature !== this.columnsDrawn) {
      this.columnsDrawn = signature;
      this.columns = data.columns;
      this.drawn.clear();
      this.heads();
    }
    this.table.setAttribute("aria-label", data.title);
    this.title.textContent = data.title;
    this.table.setAttribute("aria-rowcount", String(rows.flat.length + 1));
    this.table.setAttribute("aria-colcount", String(this.columns.length));
    this.root.classList.toggle("zcg-long", rows.flat.length > 400); // then only what is seen is laid out
    this.nothing.hidden = rows.flat.length > 0;
    this.nothing.textContent = data.nothing;
    const shape = JSON.stringify([rows.groups.map((group) => group.path), rows.flat.map((place) => [place.group, place.key])]);
    const kept = new Map();
    if (shape === this.shapeDrawn && this.drawn.size) { // the same rows in the same places: only what they say
      rows.flat.forEach((place) => this.row(place, kept));
      this.drawn = kept;
      return;
    }
    this.shapeDrawn = shape;
    const bodies = rows.groups.map((group, at) => this.group(group, rows.flat.filter((place) => place.group === at), kept));
    this.drawn = kept;
    this.table.replaceChildren(this.title, this.head, ...bodies);
  }

  heads() {
    this.table.style.setProperty("--zcg-columns", this.columns.map((column) => `minmax(${Math.round(column.w * 0.85)}px, ${column.w}fr)`).join(" "));
    this.table.style.setProperty("--zcg-least", `${this.columns.reduce((sum, column) => sum + Math.round(column.w * 0.85), 0)}px`);
    const all = this.columns.reduce((sum, column) => sum + column.w, 0);
    const cells = this.columns.map((column, at) => element("th", { role: "columnheader", scope: "col", "aria-colindex": at + 1, style: `--zcg-share: ${(100 * column.w / all).toFixed(1)}%` }, column.h));
    this.head.replaceChildren(element("tr", { role: "row" }, ...cells));
  }

  group(group, places, kept) {
    const body = element("tbody", { role: "rowgroup" });
    if (group.path.length) body.append(this.groupHead(group.path));
    for (const place of places) body.append(this.row(place, kept));
    return body;
  }

  groupHead(path) {
    const above = path.slice(0, -1).join(" › ");
    const words = [above ? element("span", {}, `${above} › `) : "", element("b", {}, path[path.length - 1])];
    return element("tr", { role: "row", class: "zcg-group" }, element("td", { role: "gridcell", colspan: this.columns.length, "aria-colspan": this.columns.length, title: path.join(" › ") }, ...words));
  }

  row(place, kept) {
    const { row, key } = place;
    const signature = JSON.stringify([place.number, row, place.role]);
    const before = this.drawn.get(key);
    if (before?.signature === signature) {
      kept.set(key, before);
      return before.tr;
    }
    const tr = before ? before.tr : element("tr", { role: "row", "data-key": key });
    tr.replaceChildren(...this.columns.map((column, at) => this.cell(place, column, at)));
    tr.classList.toggle("zcg-flagged", Boolean(row.f?.length));
    kept.set(key, { signature, tr });
    return tr;
  }

  cell(place, column, at) {
    const { row } = place;
    const is = { role: column.kind === "number" ? "rowheader" : "gridcell", "data-at": at, "aria-colindex": at + 1, id: `${this.name}-${place.key}-${at}` };
    if (column.kind === "number") return element("td", { ...is, class: "zcg-number" }, ...this.handle(place));
    if (column.kind === "source") return element("td", { ...is, class: "zcg-source", "aria-readonly": "true" }, ...row.s.map((source) => this.source(source)));
    const words = column.kind === "role" ? place.role || "" : row.c[column.k] || "";
    const edited = Object.hasOwn(row.o, column.k);
    const title = edited ? `改过。原文：${row.o[column.k] || "（空）"}` : words.length > 90 ? words : null;
    const made = element("td", { ...is, class: edited ? "zcg-edited" : null, title, "aria-readonly": column.kind === "role" ? "true" : null }, element("div", {}, words));
    if (column.kind === "deadline") made.classList.add("zcg-deadline");
    return made;
  }

  handle(place) {
    const flags = place.row.f?.length ? element("i", { title: place.row.f.join("\n"), role: "img", "aria-label": place.row.f.join("；") }) : "";
    const more = element("button", { type: "button", tabindex: "-1", class: "zcg-more", "aria-label": `第 ${place.number} 行的操作`, "aria-haspopup": "menu" }, "⋯");
    return [element("span", { class: "zcg-grip", title: "拖动以移动这一行", "aria-hidden": "true" }, "⠿"), element("span", {}, String(place.number)), flags, more];
  }

  source(source) {
    if (!source.href) return element("span", {}, source.t);
    return element("a", { href: source.href, "data-go": true, tabindex: "-1", title: source.q || null }, source.t);
  }

  // As high as the window leaves room for.
  fit() {
    const main = this.root.closest(".stMain");
    const top = this.scroll.getBoundingClientRect().top + (main ? main.scrollTop : scrollY);
    this.scroll.style.height = `${Math.max(300, Math.round(innerHeight - top - 14))}px`;
  }

  tr(key) { return this.drawn.get(key)?.tr; }

  td(key, at) { return this.tr(key)?.children[at]; }

  // Where a cell stands inside what scrolls.
  spot(cell) {
    const box = cell.getBoundingClientRect();
    const pane = this.scroll.getBoundingClientRect();
    return { left: box.left - pane.left + this.scroll.scrollLeft, top: box.top - pane.top + this.scroll.scrollTop, width: box.width, height: box.height };
  }

  lay(thing, cell) {
    const spot = this.spot(cell);
    Object.assign(thing.style, { left: `${spot.left}px`, top: `${spot.top}px`, width: `${spot.width}px`, minHeight: `${spot.height}px` });
  }

  paint(active, chosen, hits) {
    this.table.querySelectorAll(".zcg-active, .zcg-chosen, .zcg-hit").forEach((cell) => cell.classList.remove("zcg-active", "zcg-chosen", "zcg-hit"));
    this.table.querySelectorAll("[aria-selected]").forEach((cell) => cell.removeAttribute("aria-selected"));
    for (const [key, at] of hits) this.td(key, at)?.classList.add("zcg-hit");
    for (const [key, at] of chosen) {
      const cell = this.td(key, at);
      cell?.classList.add("zcg-chosen");
      cell?.setAttribute("aria-selected", "true");
    }
    const cell = active && this.td(active.key, active.at);
    cell?.classList.add("zcg-active");
    this.editor.setAttribute("aria-activedescendant", cell ? cell.id : "");
  }
}
