// Shows HTML that Python has escaped, and reports clicks on its links. What needs no new data (scrolling to a place,
// switching marks on and off, narrowing a list) happens here, without a trip to the server.
const KEY = "zhengce.";

function flash(place) {
  place.classList.remove("zc-flash");
  void place.offsetWidth;
  place.classList.add("zc-flash");
}

function show(root, name, smooth) {
  const places = root.querySelectorAll(`[data-at~="${CSS.escape(name)}"]`);
  if (!places.length) return false;
  places[0].scrollIntoView({ block: "center", behavior: smooth ? "smooth" : "instant" });
  root.querySelectorAll(".zc-here").forEach((e) => e.classList.remove("zc-here"));
  places.forEach((e) => { e.classList.add("zc-here"); flash(e); });
  const spot = root.querySelector(".zc-picture .zc-here"); // of a scan: its place on the page's picture
  if (spot) spot.closest(".zc-picture").scrollTop = spot.offsetTop - 120;
  root.querySelectorAll("nav [data-scroll], aside [data-scroll]").forEach((e) => {
    e.classList.toggle("zc-on", e.dataset.scroll === name);
    const pane = e.closest("nav, aside");
    const beyond = e.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    if (e.dataset.scroll === name && (beyond < 60 || beyond > pane.clientHeight - 60)) pane.scrollTop += beyond - pane.clientHeight / 3;
  });
  return true;
}

// A page that is still being put together can hide the text once more or scroll away from its place. The place is held
// until a person moves or nothing has moved for a while.
const REST = 4000;

function hold(root, name) {
  root.letGo?.();
  if (!show(root, name, false)) return;
  const place = root.querySelector(`[data-at~="${CSS.escape(name)}"]`);
  const moved = new AbortController();
  let rest;
  const back = () => {
    if (!root.isConnected) return root.letGo();
    clearTimeout(rest);
    rest = setTimeout(root.letGo, REST);
    const { top, bottom } = place.getBoundingClientRect();
    if (bottom <= 0 || top >= innerHeight) show(root, name, false);
  };
  const sizes = new ResizeObserver(back), sight = new IntersectionObserver(back);
  root.letGo = () => {
    [sizes, sight].forEach((watch) => watch.disconnect());
    clearTimeout(rest);
    moved.abort();
    delete root.letGo;
  };
  for (const deed of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(deed, () => root.letGo?.(), { capture: true, passive: true, signal: moved.signal });
  for (let around = root; around; around = around.parentElement) sizes.observe(around);
  sight.observe(place);
}

function marks(root, box) {
  root.classList.toggle("zc-no-" + box.dataset.mark, !box.checked);
  sessionStorage.setItem(KEY + box.dataset.mark, box.checked ? "1" : "0");
}

// The values behind 更多 come as data and become links when they are wanted: [words, count, width of the bar, value].
function unfold(list) {
  const { rest, to } = list?.dataset ?? {};
  if (!rest) return;
  delete list.dataset.rest;
  for (const [words, count, width, value] of JSON.parse(rest)) {
    const item = document.createElement("li"), link = document.createElement("a"), bar = document.createElement("i");
    const [name, number] = [document.createElement("span"), document.createElement("b")];
    Object.assign(item.dataset, { name: words, more: "1" });
    link.href = to.replace("\ufffc", encodeURIComponent(value));
    link.dataset.go = "";
    [link.title, name.textContent, number.textContent, bar.style.width] = [words, words, count, `${width}%`];
    link.append(name, number, bar);
    item.append(link);
    item.hidden = true;
    list.append(item);
  }
}

function narrow(root, input) {
  const list = root.querySelector(`[data-list="${CSS.escape(input.dataset.narrow)}"]`);
  const words = input.value.trim();
  if (words) unfold(list);
  list?.querySelectorAll("[data-name]").forEach((e) => { e.hidden = words ? !e.dataset.name.includes(words) : e.dataset.more === "1" && !list.dataset.open; });
}

// The clipboard of a page without https (an intranet's) is reached by a selection only.
function copy(link, words) {
  const area = document.createElement("textarea");
  area.value = words;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  link.focus();
  const name = link.dataset.words || (link.dataset.words = link.textContent);
  link.textContent = done ? "已复制" : "请手工复制";
  setTimeout(() => (link.textContent = name), 1600);
}

// The rows of a long table that are seen are drawn first, the others when those are there. A row says how high it is at
// least.
function parted(html) {
  let high = 0;
  for (const row of html.matchAll(/<tr data-least="(\d+)"/g)) {
    if (high >= innerHeight) {
      const end = html.indexOf("</tbody>", row.index);
      return [html.slice(0, row.index) + html.slice(end), html.slice(row.index, end)];
    }
    high += Number(row[1]);
  }
  return [html, ""];
}

function draw(root, html, whole) {
  const [now, late] = whole ? [html, ""] : parted(html);
  root.innerHTML = now;
  root.shown = html;
  if (!late) return;
  const body = root.querySelector("tr[data-least]").parentElement;
  requestAnimationFrame(() => setTimeout(() => body.insertAdjacentHTML("beforeend", late)));
}

// Where a point of the document stands in its text: code points, as Python counts them, not UTF-16. The badge of a task
// stands before its line and is no part of it.
function offset(node, at) {
  const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-from]");
  if (!line) return null;
  const range = document.createRange();
  range.setStart(line, 0);
  range.setEnd(node, at);
  const before = range.cloneContents();
  before.querySelectorAll(".zc-badge").forEach((e) => e.remove());
  return Number(line.dataset.from) + [...before.textContent].length;
}

function selected(root) {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const words = root.querySelector(".zc-text");
  if (!words || !words.contains(range.startContainer)) return null;
  const start = offset(range.startContainer, range.startOffset);
  if (start === null) return null;
  let end = words.contains(range.endContainer) ? offset(range.endContainer, range.endOffset) : null;
  if (end === null) { // a triple click on the last paragraph ends behind the text
    const line = range.startContainer.parentElement.closest("[data-from]");
    end = offset(line, line.childNodes.length);
  }
  if (end <= start) return null;
  return { start, end, box: range.getBoundingClientRect() };
}

function pick(root) {
  const bar = root.querySelector(".zc-pick");
  if (!bar) return;
  const found = selected(root);
  bar.hidden = !found;
  if (!found) return;
  bar.dataset.span = `${found.start}-${found.end}`;
  bar.querySelector('[data-pick="bound"]').hidden = !root.bounding;
  const body = bar.parentElement.getBoundingClientRect();
  bar.style.top = `${found.box.bottom - body.top + 6}px`;
  bar.style.left = `${Math.max(0, Math.min(found.box.left - body.left, body.width - bar.offsetWidth - 8))}px`;
}

// What stands beside the text is folded away where there is no room for it, unless a person opened it.
const ROOM = { 目录: "(min-width: 1100px)", 本文记录: "(min-width: 800px)" };

function folds(root) {
  root.querySelectorAll("details[data-fold]").forEach((fold) => {
    const name = fold.dataset.fold;
    const wide = matchMedia(ROOM[name]).matches;
    const held = sessionStorage.getItem(KEY + name + wide);
    fold.open = held === null ? wide : held === "1";
    fold.querySelector("summary").onclick = () => sessionStorage.setItem(KEY + name + wide, fold.open ? "0" : "1");
  });
}

// What of a document's head was unfolded, by its words; where that is given it is made so again.
function unfolded(root, held) {
  const found = [...root.querySelectorAll(".zc-doc-head details, details.zc-chain")].map((e) => [e, e.querySelector("summary").textContent]);
  if (held) found.forEach(([e, words]) => (e.open = held[words] ?? e.open));
  return Object.fromEntries(found.map(([e, words]) => [words, e.open]));
}

// The records of the chosen kind that hold the words; figures that are achieved already only where they are asked for.
function sift(of) {
  const kind = of.querySelector('[data-kind][aria-pressed="true"]').dataset.kind;
  const words = of.querySelector("[data-sift]").value.trim().split(/\s+/);
  let some = false;
  of.querySelectorAll("[data-of]").forEach((e) => {
    e.hidden = (kind ? e.dataset.of !== kind : e.dataset.of === "achieved") || !words.every((word) => e.textContent.includes(word));
    some ||= !e.hidden;
  });
  of.querySelector("[data-none]").hidden = some;
}

// The address says what was clicked, so that it can be sent on or opened again.
function arrive(root, link) {
  root.place = link.dataset.scroll;
  history.replaceState(history.state, "", new URL(link.getAttribute("href"), location.href));
}

function cited(root, link) {
  const path = root.querySelector(".zc-on[data-path]")?.dataset.path;
  return path && link.dataset.cite ? link.dataset.cite.replace("\ufffc", path) : link.dataset.copy;
}

function start(root, data) {
  folds(root);
  root.querySelectorAll("input[data-mark]").forEach((box) => {
    box.checked = sessionStorage.getItem(KEY + box.dataset.mark) !== "0";
    marks(root, box);
  });
  root.querySelectorAll("input[data-narrow]").forEach((input) => narrow(root, input));
  if (data.place) hold(root, data.place);
  findAgain(root);
}

export default function ({ data: bytes, parentElement, setTriggerValue }) {
  const data = JSON.parse(new TextDecoder().decode(bytes));
  const go = (to) => window.zhengceLeave?.(to) || setTriggerValue("go", to);
  let root = parentElement.querySelector(":scope > .zc");
  if (!root) {
    root = document.createElement("div");
    root.className = "zc";
    parentElement.append(root);
    const changed = () => {
      if (root.isConnected) pick(root);
      else document.removeEventListener("selectionchange", changed);
    };
    document.addEventListener("selectionchange", changed);
    // A press on the bar must not take the selection away.
    root.addEventListener("mousedown", (event) => event.target.closest(".zc-pick") && event.preventDefault());
  }
  const asked = root.bounding !== data.bounding;
  root.bounding = data.bounding;
  if (asked) pick(root); // what was selected already can be taken for what is asked now
  root.onclick = (event) => {
    const deed = event.target.closest("[data-act], [data-pick]");
    if (deed) {
      const span = deed.dataset.pick && deed.closest(".zc-pick").dataset.span;
      setTriggerValue("act", span ? `${deed.dataset.pick} ${span}` : deed.dataset.act);
      if (span) getSelection().removeAllRanges();
      return;
    }
    const way = event.target.closest("[data-find-go]");
    if (way) return findNext(root, way.dataset.findGo === "next" ? 1 : -1, go);
    const link = event.target.closest("a[data-go], [data-copy], [data-scroll], [data-open], [data-kind]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.dataset.scroll !== undefined && show(root, link.dataset.scroll, true)) {
      event.preventDefault();
      if (link.getAttribute("href") !== "#") arrive(root, link);
    } else if (link.dataset.copy !== undefined) {
      event.preventDefault();
      copy(link, cited(root, link));
    } else if (link.dataset.open !== undefined) {
      const list = root.querySelector(`[data-list="${CSS.escape(link.dataset.open)}"]`);
      list.dataset.open = "1";
      unfold(list);
      list.querySelectorAll("[data-more]").forEach((e) => (e.hidden = false));
      link.hidden = true;
    } else if (link.dataset.kind !== undefined) {
      const of = link.closest("[data-kinds]");
      of.querySelectorAll("[data-kind]").forEach((e) => e.setAttribute("aria-pressed", String(e === link)));
      sift(of);
    } else if (link.matches("a[data-go]")) {
      event.preventDefault();
      go(link.getAttribute("href"));
    }
  };
  root.oninput = (event) => {
    if (event.target.matches("[data-narrow]")) narrow(root, event.target);
    if (event.target.matches("[data-mark]")) marks(root, event.target);
    if (event.target.matches("[data-sift]")) sift(event.target.closest("[data-kinds]"));
    if (event.target.matches("[data-find]")) find(root, event.target.value);
  };
  root.onkeydown = (event) => {
    if (!event.target.matches("[data-find]") || event.isComposing) return;
    if (event.key === "Enter") findNext(root, event.shiftKey ? -1 : 1, go);
    else if (event.key === "Escape") find(root, (event.target.value = ""));
    else return;
    event.preventDefault();
  };
  if (root.shown !== data.html || root.place !== data.place) {
    const stays = root.place === data.place && root.shown !== undefined;
    const panes = () => [...root.querySelectorAll("nav, aside, .zc-wide, .zc-heat")];
    const held = stays ? panes().map((e) => [e.classList[0], e.scrollTop, e.scrollLeft]) : [];
    const opened = stays ? unfolded(root) : {};
    const kind = root.querySelector('[data-kinds] [aria-pressed="true"]')?.dataset.kind;
    if (root.shown !== data.html) draw(root, data.html, data.place || held.some(([, top]) => top));
    root.place = data.place;
    start(root, stays && !root.letGo ? { ...data, place: null } : data);
    if (stays) {
      unfolded(root, opened);
      if (kind) root.querySelector(`[data-kinds] [data-kind="${CSS.escape(kind)}"]`)?.click();
      panes().forEach((e, at) => e.classList[0] === held[at]?.[0] && e.scrollTo(held[at][2], held[at][1]));
    }
  }
}
