// Keys, mouse and clipboard while nothing is written.
function walkKeys(grid, event) {
  const { key, shiftKey } = event;
  const control = event.ctrlKey || event.metaKey;
  const walking = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-12, 0], PageDown: [12, 0] }[key];
  if (event.altKey && (key === "ArrowUp" || key === "ArrowDown")) grid.move(key === "ArrowUp" ? -1 : 1);
  else if (control && walking) grid.step(walking[0] * 1e6, walking[1] * 1e6, shiftKey);
  else if (walking) grid.step(...walking, shiftKey);
  else if (key === "Home") grid.step(control ? -1e6 : 0, -1e6, shiftKey);
  else if (key === "End") grid.step(control ? 1e6 : 0, 1e6, shiftKey);
  else if (key === "Tab") return !grid.leaving && grid.tab(shiftKey ? -1 : 1);
  else if (key === "Escape") { grid.leaving = true; grid.tell("按 Tab 离开表格。"); }
  else if (key === "Enter" || key === "F2") grid.open();
  else if (key === "Delete" || key === "Backspace") grid.clear();
  else if (key === "Insert") grid.insert(false);
  else if (key === "ContextMenu" || (shiftKey && key === "F10")) grid.menuAtCell();
  else if (control && !event.altKey) return shortcut(grid, key.toLowerCase(), shiftKey);
  else return false;
  if (key !== "Escape") grid.leaving = false;
  return true;
}

function shortcut(grid, key, shift) {
  if (key === "z") grid.say({ kind: shift ? "redo" : "undo" });
  else if (key === "y") grid.say({ kind: "redo" });
  else if (key === "d") grid.fillDown();
  else if (key === "a") grid.chooseAll();
  else if (key === "f" || key === "h") grid.bar.open();
  else return false;
  return true;
}

function listenKeys(grid) {
  const { area } = grid.editor;
  area.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const ours = grid.editor.at ? grid.editor.key(event) : walkKeys(grid, event);
    if (ours) event.preventDefault();
    event.stopPropagation();
  });
  area.addEventListener("focus", () => { grid.view.root.classList.add("zcg-focus"); if (!grid.active) grid.first(); });
  area.addEventListener("blur", () => { grid.view.root.classList.remove("zcg-focus"); grid.leaving = false; });
  area.addEventListener("copy", (event) => !grid.editor.at && copyCells(grid, event));
  area.addEventListener("cut", (event) => { if (!grid.editor.at && copyCells(grid, event)) grid.clear(); });
  area.addEventListener("paste", (event) => {
    if (grid.editor.at) return;
    event.preventDefault();
    const html = event.clipboardData.getData("text/html");
    const plain = event.clipboardData.getData("text/plain");
    grid.paste((/<table/i.test(html) && htmlBlock(html)) || tsvBlock(plain));
  });
}

function copyCells(grid, event) {
  const block = grid.chosenBlock();
  if (!block.length) return false;
  event.clipboardData.setData("text/plain", block.length === 1 && block[0].length === 1 ? block[0][0] : asTsv(block));
  event.clipboardData.setData("text/html", asHtml(block));
  event.preventDefault();
  grid.tell(`已复制 ${block.length} 行 ${block[0].length} 列。`);
  return true;
}

// --- the mouse -------------------------------------------------------------------------------------------------------

function under(event) {
  const cell = event.target.closest?.("td[data-at]") || document.elementFromPoint(event.clientX, event.clientY)?.closest("td[data-at]");
  return cell && { key: cell.parentElement.dataset.key, at: Number(cell.dataset.at), cell };
}

// Follows the mouse until its button is let go; near the edges the table rolls.
function drag(grid, moved, done) {
  const pane = grid.view.scroll;
  const move = (event) => {
    const box = pane.getBoundingClientRect();
    if (event.clientY > box.bottom - 24) pane.scrollTop += 18;
    if (event.clientY < box.top + 50) pane.scrollTop -= 18;
    const place = under(event);
    if (place && grid.rows.keys.has(place.key)) moved(place, event);
  };
  const end = () => {
    document.removeEventListener("mousemove", move);
    document.removeEventListener("mouseup", end);
    done?.();
  };
  document.addEventListener("mousemove", move);
  document.addEventListener("mouseup", end);
}

function dragRows(grid, place) {
  if (!grid.chosenRows().some((chosen) => chosen.key === place.key)) grid.go(place.key, 0);
  let target = null;
  const unmark = () => grid.view.table.querySelectorAll(".zcg-drop, .zcg-drop-after").forEach((row) => row.classList.remove("zcg-drop", "zcg-drop-after"));
  drag(grid, (over, event) => {
    unmark();
    const tr = over.cell.parentElement;
    const box = tr.getBoundingClientRect();
    target = { key: over.key, after: event.clientY > box.top + box.height / 2 };
    tr.classList.add(target.after ? "zcg-drop-after" : "zcg-drop");
  }, () => { unmark(); if (target) grid.moveTo(target); });
}

function dragFill(grid) {
  const from = grid.range();
  drag(grid, (over) => grid.extend(over.key, from.right, from), () => grid.fillDown(from));
}

function listenMouse(grid) {
  const { scroll, fill, table } = grid.view;
  scroll.addEventListener("mousedown", (event) => {
    if (event.button !== 0 || event.target.closest("textarea, .zcg-offers") || (event.target.closest("a") && !event.shiftKey)) return;
    const place = under(event);
    if (event.target === fill) { event.preventDefault(); dragFill(grid); return; }
    if (!place || event.target.closest("thead")) return;
    event.preventDefault();
    grid.editor.commit();
    grid.focus();
    if (event.target.closest(".zcg-more")) return;
    if (event.target.closest(".zcg-grip")) { dragRows(grid, place); return; }
    if (event.shiftKey && grid.active) grid.extend(place.key, place.at);
    else grid.go(place.key, place.at, true);
    const whole = place.at === 0;
    if (whole) grid.extend(place.key, grid.columns.length - 1);
    drag(grid, (over) => grid.extend(over.key, whole ? grid.columns.length - 1 : over.at));
  });
  scroll.addEventListener("dblclick", (event) => { if (event.target.closest("td[data-at]") && !event.target.closest("a, button")) grid.open(); });
  scroll.addEventListener("contextmenu", (event) => {
    const place = under(event);
    if (!place || event.target.closest("a, textarea")) return;
    event.preventDefault();
    grid.editor.commit();
    if (!grid.chosenRows().some((chosen) => chosen.key === place.key)) grid.go(place.key, place.at, true);
    openMenu(grid, event.clientX, event.clientY);
  });
  table.addEventListener("click", (event) => {
    const more = event.target.closest(".zcg-more");
    const link = event.target.closest("a[data-go]");
    if (more) {
      const { key } = more.closest("tr").dataset;
      if (!grid.chosenRows().some((chosen) => chosen.key === key)) grid.go(key, 0);
      const box = more.getBoundingClientRect();
      openMenu(grid, box.left, box.bottom);
    } else if (link && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      grid.follow(link.getAttribute("href"));
    }
  });
  table.addEventListener("focus", () => grid.focus());
  document.addEventListener("mousedown", (event) => { if (!event.target.closest?.(".zcg-menu")) grid.view.menu.hidden = true; }, { signal: grid.ends.signal });
}
