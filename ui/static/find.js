// 在文中查找: the places are marked without touching the document (CSS highlights); Enter and Shift+Enter go from one to
// the next, and on into the next part of a long document.
const FIND = "zhengce.find";

// Width and case make no difference; one character stays one, so that places stay places.
function plainly(words) {
  return [...words].map((c) => { const n = c.normalize("NFKC").toLowerCase(); return n.length === c.length ? n : c; }).join("");
}

function places(words, of) {
  const found = [];
  for (let at = of.indexOf(words); at >= 0; at = of.indexOf(words, at + words.length)) found.push(at);
  return found;
}

function nodesOf(line) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".zc-badge, .zc-add") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  for (let at = 0; walker.nextNode(); at += walker.currentNode.data.length) nodes.push({ node: walker.currentNode, at });
  return nodes;
}

function ranged(nodes, start, end) {
  const range = document.createRange();
  const last = (offset) => nodes.findLast((each) => each.at < offset) ?? nodes[0];
  const from = nodes.findLast((each) => each.at <= start), to = last(end);
  range.setStart(from.node, start - from.at);
  range.setEnd(to.node, end - to.at);
  return range;
}

function lit(name, ranges) {
  if (window.CSS?.highlights) CSS.highlights.set(name, new Highlight(...ranges));
}

function find(root, typed) {
  const words = plainly(typed.trim());
  root.found = [];
  root.foundAt = -1;
  if (words) {
    root.querySelectorAll(".zc-text [data-from]").forEach((line) => {
      const nodes = nodesOf(line);
      const of = plainly(nodes.map((each) => each.node.data).join(""));
      places(words, of).forEach((at) => root.found.push(ranged(nodes, at, at + words.length)));
    });
  }
  root.elsewhere = [...root.querySelectorAll("[data-part]")].map((part) => ({
    number: Number(part.dataset.part), to: part.dataset.href, count: words ? places(words, plainly(part.textContent)).length : 0,
  }));
  lit("zc-find", root.found);
  lit("zc-find-now", []);
  counted(root, words);
}

function counted(root, words) {
  const others = root.elsewhere.reduce((sum, part) => sum + part.count, 0);
  const at = root.foundAt < 0 ? "" : `${root.foundAt + 1} / `;
  root.querySelector("[data-found]").textContent = !words ? "" : `${at}${root.found.length} 处` + (others ? `，其他部分 ${others} 处` : "");
}

// step: 1 or -1; beyond the end it goes on in the nearest other part that holds the words, else from the beginning.
function findNext(root, step, go) {
  const box = root.querySelector("[data-find]");
  if (!box.value.trim()) return box.focus();
  if (!root.found) find(root, box.value);
  const next = root.foundAt < 0 && step < 0 ? root.found.length - 1 : root.foundAt + step;
  const beyond = next < 0 || next >= root.found.length;
  const parts = (root.elsewhere ?? []).filter((part) => part.count);
  if (beyond && parts.length) {
    const own = root.querySelectorAll("[data-part]").length ? ownPart(root) : 0;
    const after = step > 0 ? parts.find((part) => part.number > own) ?? parts[0] : parts.findLast((part) => part.number < own) ?? parts.at(-1);
    sessionStorage.setItem(FIND, JSON.stringify({ words: box.value, step }));
    return go(after.to);
  }
  if (!root.found.length) return;
  root.foundAt = (next + root.found.length) % root.found.length;
  const range = root.found[root.foundAt];
  lit("zc-find-now", [range]);
  range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
  counted(root, box.value.trim());
}

// The parts are numbered; the one that is shown is the number that is missing.
function ownPart(root) {
  const others = new Set([...root.querySelectorAll("[data-part]")].map((part) => Number(part.dataset.part)));
  let own = 0;
  while (others.has(own)) own += 1;
  return own;
}

// What was looked for in the part before is looked for in this one.
function findAgain(root) {
  const box = root.querySelector("[data-find]");
  const held = box && sessionStorage.getItem(FIND);
  if (!held) return;
  sessionStorage.removeItem(FIND);
  const { words, step } = JSON.parse(held);
  box.value = words;
  find(root, words);
  requestAnimationFrame(() => findNext(root, step, () => {}));
}

