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

function marks(root, box) {
  root.classList.toggle("zc-no-" + box.dataset.mark, !box.checked);
  sessionStorage.setItem(KEY + box.dataset.mark, box.checked ? "1" : "0");
}

function narrow(root, input) {
  const list = root.querySelector(`[data-list="${CSS.escape(input.dataset.narrow)}"]`);
  const words = input.value.trim();
  list?.querySelectorAll("[data-name]").forEach((e) => { e.hidden = words ? !e.dataset.name.includes(words) : e.dataset.more === "1" && !list.dataset.open; });
}

// The clipboard of a page without https (an intranet's) is reached by a selection only.
function copy(link) {
  const area = document.createElement("textarea");
  area.value = link.dataset.copy;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  link.focus();
  const words = link.dataset.words || (link.dataset.words = link.textContent);
  link.textContent = done ? "已复制" : "请手工复制";
  setTimeout(() => (link.textContent = words), 1600);
}

function start(root, data) {
  root.querySelectorAll("input[data-mark]").forEach((box) => {
    box.checked = sessionStorage.getItem(KEY + box.dataset.mark) !== "0";
    marks(root, box);
  });
  root.querySelectorAll("input[data-narrow]").forEach((input) => narrow(root, input));
  if (data.place) requestAnimationFrame(() => show(root, data.place, false));
}

export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(":scope > .zc");
  if (!root) {
    root = document.createElement("div");
    root.className = "zc";
    parentElement.append(root);
  }
  root.onclick = (event) => {
    const link = event.target.closest("a[data-go], [data-copy], [data-scroll], [data-open], [data-kind]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.dataset.scroll !== undefined && show(root, link.dataset.scroll, true)) event.preventDefault();
    else if (link.dataset.copy !== undefined) {
      event.preventDefault();
      copy(link);
    } else if (link.dataset.open !== undefined) {
      const list = root.querySelector(`[data-list="${CSS.escape(link.dataset.open)}"]`);
      list.dataset.open = "1";
      list.querySelectorAll("[data-more]").forEach((e) => (e.hidden = false));
      link.hidden = true;
    } else if (link.dataset.kind !== undefined) {
      const of = link.closest("[data-kinds]");
      of.querySelectorAll("[data-kind]").forEach((e) => e.setAttribute("aria-pressed", String(e === link)));
      of.querySelectorAll("[data-of]").forEach((e) => (e.hidden = link.dataset.kind !== "" && e.dataset.of !== link.dataset.kind));
    } else if (link.matches("a[data-go]")) {
      event.preventDefault();
      setTriggerValue("go", link.getAttribute("href"));
    }
  };
  root.oninput = (event) => {
    if (event.target.matches("[data-narrow]")) narrow(root, event.target);
    if (event.target.matches("[data-mark]")) marks(root, event.target);
  };
  if (root.shown !== data.html || root.place !== data.place) {
    if (root.shown !== data.html) root.innerHTML = data.html;
    root.shown = data.html;
    root.place = data.place;
    start(root, data);
  }
}
