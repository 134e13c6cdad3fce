// The basket of a 方案: notes are written, items put into another order, taken out, made rows of the table. What is done
// waits in the queue that the table has too, until Python says that it is kept.
function piece(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value != null && value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children);
  return made;
}

function itemOf(item, at, all, act) {
  const say = (words, label, what, off) => {
    const made = piece("button", { type: "button", title: label, "aria-label": `${label}：${item.title}`, disabled: off }, words);
    made.onclick = () => act(what);
    return made;
  };
  const note = piece("input", { type: "text", value: item.note, placeholder: "备注", "aria-label": `备注：${item.title}`, "data-note": item.id, maxlength: 500 });
  note.held = item.note;
  note.said = () => {
    const words = note.value.trim();
    if (words === note.held) return;
    note.held = words;
    act({ act: "note", item: item.id, new: words });
  };
  note.onblur = note.said;
  note.onkeydown = (event) => { event.stopPropagation(); if (event.key === "Enter" && !event.isComposing) note.blur(); };
  const chosen = piece("input", { type: "checkbox", value: item.id, "aria-label": `选择：${item.title}`, "data-choose": true });
  const title = item.href ? piece("a", { href: item.href, "data-go": true, title: item.quote }, item.title) : piece("span", { title: item.quote }, item.title);
  const tools = piece("span", { class: "zcb-tools" },
    say("↑", "上移", { act: "move", item: item.id, before: all[at - 1]?.id ?? null }, at === 0),
    say("↓", "下移", { act: "move", item: item.id, before: all[at + 2]?.id ?? null }, at === all.length - 1),
    say("✕", "移出", { act: "remove", ids: [item.id] }));
  return piece("li", { "data-id": item.id }, piece("div", { class: "zcb-head" }, chosen, piece("span", { class: `zc-chip zc-k-${item.kind}` }, item.kindName), tools), title, piece("small", {}, item.where), note);
}

function draw(root, data, act) {
  const items = data.items.map((item, at) => itemOf(item, at, data.items, act));
  const picked = () => [...root.querySelectorAll("[data-choose]:checked")].map((box) => box.value);
  const rows = piece("button", { type: "button", class: "zcb-main" }, "全部转入分工表");
  const out = piece("button", { type: "button" }, "清空");
  rows.onclick = () => act({ act: "rows", ids: picked() });
  out.onclick = () => act({ act: "remove", ids: picked().length ? picked() : data.items.map((item) => item.id) });
  root.onchange = (event) => {
    if (!event.target.matches("[data-choose]")) return;
    const count = picked().length;
    rows.textContent = count ? `所选 ${count} 条转入` : "全部转入分工表";
    out.textContent = count ? "移出所选" : "清空";
  };
  root.replaceChildren(piece("div", { class: "zcb-bar" }, rows, out), piece("ul", { "aria-label": "篮中的条目" }, ...items));
}

// As it will be when all that was done is kept.
function after(items, ops) {
  let found = items;
  for (const op of ops) {
    if (op.act === "note") found = found.map((item) => (item.id === op.item ? { ...item, note: op.new } : item));
    if (op.act === "remove") found = found.filter((item) => !op.ids.includes(item.id));
  }
  return found;
}

function shownOf(root, data) { return JSON.stringify(after(data.items, root.queue.ops)); }

// What is just being written stays as it is, whatever else has changed.
function redraw(root, data, act) {
  const shown = shownOf(root, data);
  if (root.shown === shown) return;
  root.shown = shown;
  const box = document.activeElement;
  const writing = root.contains(box) && box.dataset.note ? { of: box.dataset.note, words: box.value, at: box.selectionStart } : null;
  if (writing) box.onblur = null; // taken away, not left
  draw(root, { ...data, items: JSON.parse(shown) }, act);
  const again = writing && root.querySelector(`[data-note="${CSS.escape(writing.of)}"]`);
  if (!again) return;
  again.value = writing.words;
  again.focus({ preventScroll: true });
  again.setSelectionRange(writing.at, writing.at);
}

function begin(parent, setTriggerValue) {
  const root = document.createElement("div");
  root.className = "zc zcb";
  parent.append(root);
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-go]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setTriggerValue("go", link.getAttribute("href"));
  });
  root.commit = () => root.contains(document.activeElement) && document.activeElement.said?.();
  root.leave = () => { root.commit(); root.queue.flush(true); };
  addEventListener("pagehide", root.leave);
  return root;
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(":scope > .zcb") ?? begin(parentElement, setTriggerValue);
  root.data = data;
  if (root.queue?.name !== data.name) {
    root.queue?.leave();
    root.queue = new Queue(data.name, (queue) => setStateValue("queue", { ...queue, name: data.name }));
  }
  const act = (what) => {
    root.queue.add(what);
    if (what.act !== "note") redraw(root, root.data, act);
    else root.shown = shownOf(root, root.data); // stands there already; drawn anew, the next note would be taken from under the hand
  };
  root.queue.confirm(data.done);
  Queue.confirmed(data.done);
  redraw(root, data, act);
  return () => {
    if (parentElement.isConnected) return;
    root.commit();
    removeEventListener("pagehide", root.leave);
    root.queue.stop();
  };
}
