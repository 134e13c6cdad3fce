// The basket of a 方案: notes are written, items put into another order, taken out, made rows of the table.
function piece(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children);
  return made;
}

function itemOf(item, at, all, act) {
  const say = (words, label, what, off) => {
    const made = piece("button", { type: "button", title: label, "aria-label": `${label}：${item.title}`, disabled: off }, words);
    made.onclick = () => act(what);
    return made;
  };
  const note = piece("input", { type: "text", value: item.note, placeholder: "备注", "aria-label": `备注：${item.title}`, maxlength: 500 });
  note.onchange = () => act({ act: "note", id: item.id, old: item.note, new: note.value });
  note.onkeydown = (event) => event.stopPropagation();
  const chosen = piece("input", { type: "checkbox", value: item.id, "aria-label": `选择：${item.title}`, "data-choose": true });
  const title = item.href ? piece("a", { href: item.href, "data-go": true, title: item.quote }, item.title) : piece("span", { title: item.quote }, item.title);
  const tools = piece("span", { class: "zcb-tools" },
    say("↑", "上移", { act: "move", id: item.id, before: all[at - 1]?.id ?? null }, at === 0),
    say("↓", "下移", { act: "move", id: item.id, before: all[at + 2]?.id ?? null }, at === all.length - 1),
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

export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(":scope > .zcb");
  if (!root) {
    root = document.createElement("div");
    root.className = "zc zcb";
    parentElement.append(root);
    root.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-go]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      setTriggerValue("go", link.getAttribute("href"));
    });
  }
  const shown = JSON.stringify(data.items);
  if (root.shown === shown) return;
  root.shown = shown;
  draw(root, data, (what) => setTriggerValue("act", what));
}
