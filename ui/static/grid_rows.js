// The rows of a table as they will be when all that was done is saved: what Python said, and on it what is on its way.
function copied(row) {
  return { ...row, c: { ...row.c }, o: { ...row.o } };
}

// What Python said, grouped otherwise: it also said how.
function arranged(data, by) {
  const other = data.others[by];
  if (!other) return data;
  const known = new Map(data.groups.flatMap((group) => group.rows).map((row) => [row.id, row]).reverse()); // the first is told in full
  const bare = (groups) => groups.map((group) => ({ ...group, rows: group.rows.map(({ id, role }) => ({ id, role })) }));
  const groups = other.groups.map((group) => ({ ...group, rows: group.rows.map((row) => ({ ...known.get(row.id), ...row })) }));
  return { ...data, by, columns: other.columns, groups, others: { ...data.others, [by]: null, [data.by]: { columns: data.columns, groups: bare(data.groups) } } };
}

class Rows {
  constructor() {
    this.groups = [];
    this.flat = [];
  }

  load(groups, ops) {
    const rows = new Map(); // a row that stands in several groups is one row
    const one = (row) => rows.get(row.id) || rows.set(row.id, copied(row)).get(row.id);
    this.groups = groups.map((group) => ({ ...group, rows: group.rows.map((row) => ({ row: one(row), role: row.role })) }));
    ops.forEach((op) => this.change(op));
    this.settle();
  }

  settle() {
    const seen = new Map();
    this.flat = [];
    let number = 0;
    this.groups.forEach((group, at) => {
      if (group.restart) number = 0;
      group.rows.forEach((place) => {
        const nth = seen.get(place.row.id) || 0;
        seen.set(place.row.id, nth + 1);
        this.flat.push({ ...place, group: at, number: ++number, key: `${place.row.id}#${nth}`, at: this.flat.length });
      });
    });
    this.keys = new Map(this.flat.map((place) => [place.key, place]));
  }

  place(id) { return this.keys.get(`${id}#0`); }

  held(id) {
    for (const group of this.groups) for (const place of group.rows) if (place.row.id === id) return place.row;
    return null;
  }

  // --- what an op does here, before Python has answered. Merging, splitting, undoing and replacing wait for the answer.
  apply(op) {
    this.change(op);
    this.settle();
  }

  change(op) {
    if (op.edits) this.edit(op.edits);
    if (op.kind === "delete") this.take(op.rows);
    if (op.kind === "move") this.put(this.take(op.rows), op);
    if (op.rows && (op.kind === "insert" || op.kind === "paste")) {
      this.put(op.rows.filter((row) => !this.held(row.id)).map((row) => ({ row: { s: [], hand: true, ...copied(row) } })), op);
    }
  }

  edit(edits) {
    for (const [id, column, old, words] of edits) {
      const row = this.held(id);
      if (!row) continue;
      if (!row.hand && !(column in row.o)) row.o[column] = old;
      if (row.o[column] === words) delete row.o[column];
      row.c[column] = words;
    }
  }

  take(ids) {
    const wanted = new Set(ids);
    const taken = new Map();
    for (const group of this.groups) {
      group.rows.forEach((place) => { if (wanted.has(place.row.id)) taken.set(place.row.id, place); });
      group.rows = group.rows.filter((place) => !wanted.has(place.row.id));
    }
    return ids.map((id) => taken.get(id)).filter(Boolean);
  }

  // Beside a row (before or after it), else at the end.
  put(places, op) {
    const beside = op.before || op.after;
    for (const group of this.groups) {
      const at = beside ? group.rows.findIndex((place) => place.row.id === beside) : -1;
      if (at < 0) continue;
      group.rows.splice(at + (op.before ? 0 : 1), 0, ...places);
      return;
    }
    if (!this.groups.length) this.groups.push({ path: [], rows: [] });
    this.groups[this.groups.length - 1].rows.push(...places);
  }
}

// --- blocks of cells on the clipboard --------------------------------------------------------------------------------

// Tabs between cells; a cell with line ends stands in quotes.
function tsvBlock(text) {
  const rows = [[""]];
  const words = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  let quoted = false;
  for (let at = 0; at < words.length; at++) {
    const row = rows[rows.length - 1];
    const sign = words[at];
    if (quoted && sign === '"' && words[at + 1] === '"') { row[row.length - 1] += '"'; at++; }
    else if (quoted && sign === '"') quoted = false;
    else if (!quoted && sign === '"' && row[row.length - 1] === "" && closes(words, at + 1)) quoted = true;
    else if (!quoted && sign === "\t") row.push("");
    else if (!quoted && sign === "\n") rows.push([""]);
    else row[row.length - 1] += sign;
  }
  return rows;
}

// A quote that opens a cell is closed just before a tab, a line's end or the end; else it is a sign of the text.
function closes(words, from) {
  for (let at = words.indexOf('"', from); at >= 0; at = words.indexOf('"', at + 1)) {
    if (words[at + 1] === '"') at++;
    else return words[at + 1] === undefined || "\t\n".includes(words[at + 1]);
  }
  return false;
}

function cellWords(cell) {
  cell.querySelectorAll("br").forEach((end) => end.replaceWith("\u0001"));
  cell.querySelectorAll("p, div").forEach((part) => part.nextElementSibling && part.append("\u0001"));
  return cell.textContent.replace(/[ \t\r\n]+/g, " ").split("\u0001").map((line) => line.trim()).join("\n").trim();
}

// The cells of a table in HTML; merged ones are written in each place that they cover, below and beside empty.
function htmlBlock(html) {
  const tables = new DOMParser().parseFromString(html, "text/html").querySelectorAll("table");
  if (tables.length !== 1) return null;
  const rows = [];
  [...tables[0].rows].forEach((tr, at) => {
    rows[at] ||= [];
    let column = 0;
    for (const cell of tr.cells) {
      while (rows[at][column] !== undefined) column++;
      const words = cellWords(cell);
      for (let down = 0; down < Math.min(cell.rowSpan || 1, tables[0].rows.length - at); down++) {
        rows[at + down] ||= [];
        for (let beside = 0; beside < Math.min(cell.colSpan, 100); beside++) rows[at + down][column + beside] = down || beside ? "" : words;
      }
    }
  });
  return rows.map((row) => Array.from(row, (words) => words ?? ""));
}

function asTsv(block) {
  return block.map((row) => row.map((words) => (/[\t\n"]/.test(words) ? `"${words.replace(/"/g, '""')}"` : words)).join("\t")).join("\n");
}

function asHtml(block) {
  const escape = (words) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\n/g, "<br>");
  return `<table>${block.map((row) => `<tr>${row.map((words) => `<td>${escape(words)}</td>`).join("")}</tr>`).join("")}</table>`;
}
