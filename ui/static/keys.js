// The keyboard's way through every page: a row of links ([data-row]) is one stop of Tab, the arrow keys lead along it; on
// a page that was just opened the search box has the focus. And the way to other pages
// and into the basket.
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

function along(event) {
  const row = event.target.closest?.("[data-row]");
  if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
  const links = [...row.querySelectorAll("a[href]")];
  const at = links.indexOf(event.target);
  const to = event.key === "Home" ? 0 : event.key === "End" ? links.length - 1 : at + (STEPS[event.key] ?? NaN);
  if (at < 0 || !links[to]) return;
  event.preventDefault();
  links[at].tabIndex = -1;
  links[to].tabIndex = 0;
  links[to].focus();
}

// A link that is a button is pressed by the space bar too.
function press(event) {
  if (event.key !== " " || !event.target.matches?.('a[role="button"]')) return;
  event.preventDefault();
  event.target.click();
}

function begin(tries) {
  const box = document.querySelector(".st-key-search-box input[type=text]");
  if (document.activeElement !== document.body) return;
  if (box) box.focus({ preventScroll: true });
  else if (tries) setTimeout(begin, 200, tries - 1);
}

// What changes more than the part of the page that was clicked is asked for at once, of the whole page: another page, and
// the basket, which is counted beside the page. False where a link leads to the page that is shown.
function leave(to, tell) {
  if (!to.startsWith("#") && new URL(to, location.href).pathname === location.pathname) return false;
  tell("go", to);
  return true;
}

export default function ({ setTriggerValue }) {
  window.zhengceLeave = (to) => leave(to, setTriggerValue);
  if (window.zhengceKeys) return;
  window.zhengceKeys = true;
  document.addEventListener("keydown", along);
  document.addEventListener("keydown", press);
  begin(25);
}
