"""Content that attacks the page, wherever words of others stand: nothing of it acts, and all of it is read as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

import pytest
from docx import Document
from playwright.sync_api import Browser, Page

from corpus.build import Corpus
from corpus.division.rows import TableColumn
from corpus.search.asked import Kind, Query
from corpus.search.entry_ids import EntryId, RecordKind
from corpus.workspace.changes import AddTable, ReplaceItems
from corpus.workspace.made import new_id
from corpus.workspace.model import BasketItem, PlanRow, PlanTable, Provenance
from tests.browser.conftest import OWN, serve
from tests.browser.test_pages import open_at, ready

pytestmark = pytest.mark.browser
_AWAY = "http://fremd.invalid/"
PAYLOADS = (
    "<script>zcHit(1)</script>",
    "<img src=x onerror=zcHit(2)>",
    "<svg onload=zcHit(3)>",
    "<svg><script>zcHit(4)</script></svg>",
    "<a href=javascript:zcHit(5)>点</a>",
    "[点](javascript:zcHit(6))",
    "[点](data:text/html,<script>zcHit(7)</script>)",
    "javascript:zcHit(8)",
    "data:text/html;base64,PHNjcmlwdD56Y0hpdCg5KTwvc2NyaXB0Pg==",
    '" onmouseover="zcHit(10)" x="',
    "' onfocus='zcHit(11)' autofocus='",
    '"><img src=x onerror=zcHit(12)>',
    "'><svg onload=zcHit(13)>",
    "</script><script>zcHit(14)</script>",
    "</textarea><script>zcHit(15)</script>",
    "</style><script>zcHit(16)</script>",
    "</title><img src=x onerror=zcHit(17)>",
    "--><img src=x onerror=zcHit(18)>",
    "${zcHit(19)}",
    "`+zcHit(20)+`",
    "{{constructor.constructor('zcHit(21)')()}}",
    '\\";zcHit(22);//',
    f"<style>body{{background:url({_AWAY}23)}}</style>",
    f'<div style="background:url({_AWAY}24)">',
    "<div style=width:expression(zcHit(25))>",
    f"![]({_AWAY}26.png)",
    f'![图]({_AWAY}27.png "zcHit(27)")',
    f"<iframe src={_AWAY}28></iframe>",
    "<iframe srcdoc='<script>parent.zcHit(29)</script>'></iframe>",
    f"<object data={_AWAY}30></object><embed src={_AWAY}30>",
    f"<link rel=stylesheet href={_AWAY}31><base href={_AWAY}>",
    f"<meta http-equiv=refresh content='0;url={_AWAY}32'>",
    "<details open ontoggle=zcHit(33)>",
    "<math><mtext></p><style><img src=x onerror=zcHit(34)></style>",
    "<form action=javascript:zcHit(35)><button autofocus onfocus=zcHit(35)>",
    "＜script＞zcHit(36)＜/script＞",
    "&lt;img src=x onerror=zcHit(37)&gt; &#60;script&#62;",
    "\u202e<script>zcHit(38)</script>\u202c",
    ":red[红] :material/delete: $x^2$ **粗** # 题",
    "__proto__",
    "constructor",
    '=HYPERLINK("http://fremd.invalid/","42")',
    "+" * 3 + "长" * 400 + "<img src=x onerror=zcHit(43)>",
)
_SPY = """window.zcHits = []; window.zcHit = (what) => window.zcHits.push(what);"""
_LIVING = """() => [...document.querySelectorAll('*')].flatMap((element) => {
    const bad = [...element.attributes].filter(({ name, value }) =>
        /^on/.test(name) || (['href', 'src', 'action', 'data', 'srcdoc', 'formaction'].includes(name) &&
        /^\\s*(javascript|vbscript):|^\\s*data:text|^\\s*(https?:)?\\/\\/fremd|^</i.test(value)) ||
        (name === 'style' && /fremd|expression/i.test(value)));
    const own = ['SCRIPT', 'STYLE'].includes(element.tagName) && /zcHit|fremd/.test(element.textContent);
    return bad.map((each) => `${element.tagName} ${each.name}=${each.value}`.slice(0, 200)).concat(own ? [element.outerHTML.slice(0, 200)] : []);
})"""
_WORDS = """() => [document.querySelector('.stApp').textContent,
    ...[...document.querySelectorAll('input, textarea')].map((box) => box.value)].join('\\n')"""
_TOUCH = """() => document.querySelectorAll('.zc *, .stMain *').forEach((element) => {
    for (const kind of ['mouseover', 'mouseenter', 'pointerover', 'focusin']) element.dispatchEvent(new Event(kind, { bubbles: true }));
})"""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus in which every word that others write attacks: texts, titles, names, numbers, plans, notes, corrections."""
    folder = tmp_path_factory.mktemp("browser") / "**库**<b onclick=zcHit(0)>"
    with Corpus.open(folder) as corpus:
        corpus.add_bytes(list(_files()), workers=0)
        _plan(corpus)
        _corrections(corpus)
        for each in PAYLOADS:
            corpus.kept.save(each[:40], Query(text=each[:60]))
    return folder


def _files() -> Iterator[tuple[str, bytes]]:
    lines = "\n".join(
        f"{number}.推进{each}改革。（牵头单位：省财政厅{each[:30]}）" for number, each in enumerate(PAYLOADS, 1)
    )
    yield "全部.docx", _word(f"云澜省攻击方案\n云政发〔2024〕1号\n一、主要任务\n{lines}")
    for number, each in enumerate(PAYLOADS):
        words = f"关于{each}的实施方案\n云政发〔2024〕{number + 2}号{each}\n\n各市人民政府：\n为贯彻《{each}》，制定本方案。\n一、探索建立{each}机制\n1.推进改革，到2025年覆盖率达到75%。（责任单位：{each}）\n"
        yield re.sub(r"[/\x00]", "∕", each)[:60] + f"{number}.txt", words.encode()


def _word(words: str) -> bytes:
    """A Word file: no reader takes its words for the marks of a web page."""
    made, written = Document(), BytesIO()
    for line in words.splitlines():
        made.add_paragraph(line)
    made.save(written)
    return written.getvalue()


def _plan(corpus: Corpus) -> None:
    """A plan named after each attack, the first with a table and a basket full of them."""
    rows = tuple(
        PlanRow(
            row_id=f"r{number}",
            cells={
                TableColumn.TASK: each,
                TableColumn.CONTENT: each,
                TableColumn.LEAD: each,
                TableColumn.DEADLINE: each,
            },
            path=(each,),
        )
        for number, each in enumerate(PAYLOADS)
    )
    found = list(corpus.entries(Query(kind=Kind.TASK)))[:2]
    items = tuple(
        BasketItem(item_id=new_id(), origin=_said(corpus.plans.items([found[0]])[0].origin, each), note=each)
        for each in PAYLOADS
    )
    for each in PAYLOADS[1:]:
        plan = corpus.plans.make(corpus.plans.free_name(each[:60]))
        corpus.plans.archive(plan.plan_id)
    plan = corpus.plans.make("![](http://fremd.invalid/plan.png) **方案** <script>zcHit(0)</script>")
    for title in PAYLOADS[25:28]:
        corpus.plans.change(
            plan.plan_id, AddTable(table=PlanTable(table_id=new_id(), title=title, rows=rows)), editor="测"
        )
    corpus.plans.change(plan.plan_id, ReplaceItems(removed=(), added=items), editor="<img src=x onerror=zcHit(0)>")


def _said(origin: Provenance, words: str) -> Provenance:
    return Provenance(
        entry_id=origin.entry_id, kind=origin.kind, source=origin.source, span=origin.span, path=(words,), quote=words
    )


def _corrections(corpus: Corpus) -> None:
    document = next(row.document_id for row in corpus.documents() if row.source_name == "全部.docx")
    parsed = corpus.document(document)
    assert parsed is not None
    for number, each in zip(range(len(parsed.tasks)), PAYLOADS[24:34], strict=False):
        corpus.corrections.edit(str(EntryId(document, RecordKind.TASK, number)), {"title": each}, each)
    corpus.corrections.set_field(
        document, "title", "![](http://fremd.invalid/title.png)<script>zcHit(0)</script>", "**我**"
    )


@pytest.fixture(scope="module")
def attacked_site(attacked: Path) -> Iterator[str]:
    yield from serve(attacked)


class Guard:
    """A page with a spy in it: what acts is found by what it calls, by where it asks, by what it leaves standing."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.strangers: list[str] = []
        self.boxes: list[str] = []
        page.add_init_script(_SPY)
        page.on("request", lambda sent: None if sent.url.startswith(OWN) else self.strangers.append(sent.url))
        page.on("dialog", lambda box: (self.boxes.append(box.message), box.dismiss()))
        page.on("popup", lambda other: self.boxes.append(other.url))

    def holds(self, where: str) -> None:
        self.page.evaluate(_TOUCH)
        self.page.wait_for_timeout(50)
        assert self.page.evaluate("window.zcHits") == [], where
        assert self.page.evaluate(_LIVING) == [], where
        assert not self.strangers, (where, self.strangers)
        assert not self.boxes, (where, self.boxes)
        assert self.page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0, where


@pytest.fixture
def guard(browser: Browser) -> Iterator[Guard]:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="zh-CN")
    yield Guard(context.new_page())
    context.close()


def told(page: Page) -> str:
    """All words of the page, what stands in boxes too, without blanks: those are the reader's business."""
    return "".join(page.evaluate(_WORDS).split())


def bare(words: str) -> str:
    return "".join(words.split())


# --- what lies in the corpus ----------------------------------------------------------------------------------------


def test_what_is_stored_is_shown_as_it_is_written(guard: Guard, attacked_site: str, attacked: Path) -> None:
    with Corpus.open(attacked) as corpus:
        rows = {row.source_name: row.document_id for row in corpus.documents()}
        whole = rows["全部.docx"]
        parsed = corpus.document(whole)
        assert parsed is not None
        read = [each for each in PAYLOADS if bare(each) in bare(parsed.document.text)]
        assert len(read) > 35  # reading itself leaves out what is no words: signs of direction, lines to write on
        others = [key for name, key in rows.items() if name != "全部.docx"]
        best = next(iter(corpus.matrix().cells), ("", ""))
    pages: dict[str, Sequence[str]] = {
        "": (),
        "?q=推进改革": (),
        "?kind=all": (),
        f"?like={whole}-t1": (),
        f"?like={whole}-t1&view=precedents": (),
        "?pasted=推进改革，到2025年覆盖率达到75%25&view=precedents": (),
        f"document?id={whole}": read,
        f"document?id={others[0]}": (),
        "compare": (),
        f"compare?{urlencode({'cell': best}, doseq=True)}": (),
        "compare?view=side": (),
        "compare?view=time": (),
        "compare?view=course": (),
        f"compare?view=files&{urlencode({'id': [whole, *others[:1]]}, doseq=True)}": (),
        f"compare?view=files&by=unit&{urlencode({'id': [whole, *others[:3]]}, doseq=True)}": (),
        f"check?id={whole}": (),
        "corpus?check=yes": (),
        "corpus": (),
        "plan": PAYLOADS,
        f"tasks?id={whole}": (),
    }
    for address, words in pages.items():
        open_at(guard.page, attacked_site + address)
        guard.page.wait_for_timeout(150)
        guard.holds(address)
        seen = told(guard.page)
        assert [each for each in words if bare(each) not in seen] == [], address


def test_boxes_show_what_is_written(guard: Guard, attacked_site: str, attacked: Path) -> None:
    """What opens on a click: saved searches, plans that were put away, tables, what was corrected, what is asked."""
    with Corpus.open(attacked) as corpus:
        whole = next(row.document_id for row in corpus.documents() if row.source_name == "全部.docx")
    page = guard.page
    open_at(page, f"{attacked_site}?q=推进")
    page.get_by_role("button", name="保存").first.click()
    page.locator(".zc-basket").first.click()
    page.wait_for_timeout(800)
    guard.holds("saved searches, toast of the basket")
    open_at(page, f"{attacked_site}plan")
    page.get_by_role("button", name="方案", exact=True).first.click()
    page.wait_for_timeout(600)
    guard.holds("plans that were put away")
    seen = told(page)
    assert [each for each in PAYLOADS[20:40] if bare(each[:60]) not in seen] == []
    open_at(page, f"{attacked_site}document?id={whole}")
    page.get_by_role("button", name=re.compile("^校核")).first.click()
    page.wait_for_timeout(600)
    guard.holds("what was corrected")
    page.keyboard.press("Escape")
    page.locator('[data-act="edit t1"]').first.click()
    page.get_by_role("button", name="保存").first.wait_for()
    page.wait_for_timeout(300)
    guard.holds("a record that is put right")
    assert bare(PAYLOADS[25]) in told(page)


# --- what stands in an address --------------------------------------------------------------------------------------

_ADDRESSES = {
    "": (
        "q",
        "kind",
        "sort",
        "plain",
        "wider",
        "like",
        "pasted",
        "view",
        "saved",
        "fresh",
        "by",
        "in",
        "region",
        "theme",
        "year",
        "unit",
        "page",
        "basket",
    ),
    "document": ("id", "at", "record"),
    "compare": ("domain", "theme", "region", "year", "view", "cell", "over", "id", "by", "rows"),
    "plan": ("id", "table", "found"),
    "tasks": ("id", "by", "hide", "from", "names"),
    "check": ("id", "against"),
    "corpus": ("lacking", "q", "page", "check"),
}


def test_addresses_act_as_words(guard: Guard, attacked_site: str) -> None:
    """Each page with an attack in all that its address can say, and searches whose words attack."""
    asked = [(path, dict.fromkeys(names, PAYLOADS[at])) for at, (path, names) in enumerate(_ADDRESSES.items())]
    asked += [("", {"q": each}) for each in PAYLOADS[26:30]]
    asked += [("", {"pasted": PAYLOADS[25]}), ("", {"theme": PAYLOADS[25], "view": "precedents"})]
    asked += [("compare", {"cell": [PAYLOADS[1], PAYLOADS[9]]}), ("compare", {"view": "time", "region": PAYLOADS[1]})]
    for path, said in asked:
        guard.page.goto(f"{attacked_site}{path}?{urlencode(said, doseq=True)}")
        ready(guard.page)
        guard.page.wait_for_timeout(100)
        guard.holds(f"{path} {said}")
