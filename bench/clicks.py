"""How long a click takes on the pages, against a click on an empty page of the same Streamlit: a button that changes
one line. Both in one run, in turn, over the real documents; of each the median, from the press until the answer is
painted (``seen``) and until the program is at rest again (``rest``)."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from corpus.build import Corpus
from corpus.division.rows import TableOptions
from corpus.workspace.changes import AddTable
from corpus.workspace.made import new_id, rows_of
from corpus.workspace.model import PlanTable
from tests.browser.serving import ARGUMENTS, chromium, served

BAR = 2.5
"""Times as long as the empty page's click that a click may take."""
_ROUNDS = 11
_SETTINGS = (
    "--server.headless=true",
    "--server.address=localhost",
    "--server.fileWatcherType=none",
    "--browser.gatherUsageStats=false",
)
"""As in ui/.streamlit/config.toml."""
_EMPTY = """import streamlit as st
st.session_state.setdefault("count", 0)
def more():
    st.session_state["count"] += 1
st.button("换一行", on_click=more)
st.text(f"第 {st.session_state['count']} 行")
"""
_MEASURE = """async ([place, answer]) => {
    const said = () => JSON.stringify(eval(answer));
    const running = () => document.querySelector('.stApp')?.dataset.testScriptState === 'running';
    const painted = () => new Promise(done => requestAnimationFrame(() => { const port = new MessageChannel();
        port.port1.onmessage = () => done(performance.now()); port.port2.postMessage(0); }));
    const [target, before] = [document.querySelector(place), said()];
    target.scrollIntoView({ block: 'center' });
    await painted();
    const start = performance.now();
    let seen = 0, rest = 0;
    const box = target.getBoundingClientRect();
    const at = { bubbles: true, cancelable: true, view: window, clientX: box.x + 4, clientY: box.y + 4 };
    const press = (name) => target.dispatchEvent(new MouseEvent(name, at));
    ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'].forEach(press);
    for (let quiet = 0; quiet < 6; quiet += 1) {
        const now = await painted();
        if (!seen && said() !== before) seen = now - start;
        if (running() || !seen) quiet = -1;
        if (quiet === 0) rest = now - start;
        if (now - start > 60000) throw new Error('no answer to ' + place);
    }
    return [seen, rest];
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Click:
    """One kind of click: where, on what, and the words of the page (as JavaScript) that change when it is answered."""

    name: str
    address: str
    place: str
    answer: str


def clicks(corpus: Corpus, plan_id: str) -> tuple[Click, ...]:
    """The kinds of clicks of a day's work, on the fullest pages."""
    best = corpus.documents(order="tasks", page_size=1)[0].document_id
    listed = (
        ("facet", "?q=改革", ".zc-facets li a", _words(".zc-hits .zc-chips")),
        ("next page", "?q=改革", ".zc-pager b + a", _words(".zc-pager b")),
        ("kind", "?q=改革", ".zc-tab.zc-now + a", _words(".zc-tab.zc-now")),
        ("hit → document", "?q=改革&kind=task", ".zc-hits .zc-title", _words(".zc-text .zc-here")),
        ("+ basket", "?q=改革", ".zc-hits .zc-basket", "document.querySelector('.zc-hits .zc-basket')?.ariaPressed"),
        ("outline", f"document?id={best}", ".zc-outline li:nth-child(3) a", "location.search"),
        ("regroup", f"plan?id={plan_id}", ".zcg-by [aria-checked=false]", _words(".zcg-group")),
        ("compare: heat map → side by side", "compare", _other("compare-view"), _words(".zc-side th")),
        ("compare: side by side → heat map", "compare?view=side", _other("compare-view"), _words(".zc-heat th")),
    )
    return tuple(
        Click(name=name, address=address, place=place, answer=answer) for name, address, place, answer in listed
    )


def _words(place: str) -> str:
    return f"document.querySelector('{place}')?.textContent"


def _other(key: str) -> str:
    """The first choice that is not chosen."""
    return f".st-key-{key} button[role=radio]:not([aria-checked=true])"


def measure_clicks(shared: Path, folder: Path, rounds: int = _ROUNDS) -> bool:
    """Print a table of the clicks; whether each keeps the bar."""
    with Corpus.open(folder / "corpus") as corpus:
        corpus.add([shared / "seeds", shared / "documents"])
        listed = clicks(corpus, _plan(corpus))
    (folder / "empty.py").write_text(_EMPTY, encoding="utf-8")
    with ExitStack() as held:
        site = held.enter_context(served(folder / "corpus"))
        bare = held.enter_context(served(folder / "empty", folder / "empty.py", _SETTINGS))
        browser = held.enter_context(sync_playwright()).chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        empty = Click(
            name="empty page",
            address=bare,
            place="[data-testid=stBaseButton-secondary]",
            answer="document.querySelector('[data-testid=stText]')?.textContent",
        )
        every = (empty, *(_on(site, each) for each in listed))
        times = _times(browser, every, rounds)
    return _told(times, empty.name)


def _on(site: str, click: Click) -> Click:
    return Click(name=click.name, address=site + click.address, place=click.place, answer=click.answer)


def _times(browser: Browser, every: tuple[Click, ...], rounds: int) -> Mapping[str, list[tuple[float, float]]]:
    """Each click once a round, on a page that was just opened and came to rest. The first round is not counted."""
    page = browser.new_page(viewport={"width": 1280, "height": 720}, locale="zh-CN")
    times: dict[str, list[tuple[float, float]]] = {each.name: [] for each in every}
    for turn in range(rounds + 1):
        for each in every:
            page.goto(each.address)
            page.wait_for_selector(each.place, timeout=60_000)
            page.wait_for_function("!document.querySelector('[data-test-script-state=running]')", timeout=60_000)
            page.wait_for_timeout(700)
            seen, rest = page.evaluate(_MEASURE, [each.place, each.answer])
            if turn:
                times[each.name].append((seen, rest))
    return times


def _told(times: Mapping[str, list[tuple[float, float]]], empty: str) -> bool:
    least = median(seen for seen, _ in times[empty]), median(rest for _, rest in times[empty])
    print(f"{'click':<34}{'seen ms':>9}{'ratio':>7}{'rest ms':>9}{'ratio':>7}")
    held = True
    for name, measured in times.items():
        seen, rest = median(seen for seen, _ in measured), median(rest for _, rest in measured)
        held = held and seen <= BAR * least[0]
        print(f"{name:<34}{seen:>9.0f}{seen / least[0]:>7.2f}{rest:>9.0f}{rest / least[1]:>7.2f}")
    return held


def _plan(corpus: Corpus) -> str:
    """A plan with the tasks of the document that has most."""
    best = corpus.document(corpus.documents(order="tasks", page_size=1)[0].document_id)
    assert best
    plan = corpus.plans.make(corpus.plans.free_name("点击"))
    table = PlanTable(table_id=new_id(), title="分工表", rows=rows_of([best], None, TableOptions()))
    corpus.plans.change(plan.plan_id, AddTable(table=table), editor="bench")
    return plan.plan_id
