"""What must hold of the real documents once they are read."""

import re

import pytest

import ingest

HAN = "[\u4e00-\u9fff]"


@pytest.fixture(scope="module")
def real(shared):
    """Every real document that has a text, by file name."""
    loaded = {}
    for path in sorted([*shared.glob("seeds/*"), *shared.glob("documents/*")]):
        if ingest.is_readable(path.name):
            try:
                loaded[path.name] = ingest.load(path)
            except ingest.IngestError as error:
                loaded[path.name] = str(error)
    return loaded


@pytest.fixture(scope="module")
def documents(real):
    return {name: found for name, found in real.items() if not isinstance(found, str)}


def test_one_file_has_no_text(real):
    refused = {name[:3]: reason for name, reason in real.items() if isinstance(reason, str)}
    assert set(refused) == {"063"}
    assert all("文字" in reason and reason.endswith("。") for reason in refused.values())


def test_real_blocks_make_up_the_text(documents):
    for name, found in documents.items():
        assert "\n".join(found[block.span] for block in found.blocks) == found.text, name


def test_no_noise_is_left(documents):
    """A gap between Han stays only after a label, between two organs, or in a line without a sentence."""
    for name, found in documents.items():
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\xa0\u200b-\u200f\ufeff\u3000]|  ", found.text), name
        for line in found.text.split("\n"):
            rest = re.sub(r"^第\S{1,5}[编章节条] ", "", line)
            if re.search("[，。；：]", rest):
                assert not re.search(f"{HAN} {HAN}", rest), (name, line[:80])


def test_no_furniture_is_left(documents):
    pattern = re.compile(
        r"(?m)^(?:分享到?|打印|收藏|关闭窗口|.{0,6}扫一扫.*|【?字[号体][:：].*|当前位置.*|浏览次数.*|相关报道：?|首页)$"
    )
    assert {name: m[0] for name, found in documents.items() if (m := pattern.search(found.text))} == {}


def test_every_document_begins_with_its_own_words(documents):
    """The first line is a title, a number, an organ, an addressee or a sentence: no menu, no date of a page."""
    for name, found in documents.items():
        first = found.text.split("\n")[0]
        assert len(re.findall(HAN, first)) >= 2, (name, first)
        assert not re.match(r"\d{4}-\d\d|来源|发布|时间|首页|欢迎", first), (name, first)


FACTS = [
    ("001_国务院", "published_date", "2019年02月15日"),  # metadata table of gov.cn
    ("043_", "document_number", "穗卫函〔2023〕1930号"),  # gkmlpt
    ("046_", "published_date", "2019-10-16 16:40"),  # meta tag, the page prints none
    ("050_", "publisher", "广州市民政局"),  # a value with buttons behind it
    ("057_", "published_date", "2022-07-14 20:24"),
    ("002_de", "published_date", "2017-10-04"),
    ("003_", "publisher", "浙江省生态环境厅"),
    ("082_", "published_date", "2025-05-27"),
    ("105_", "published_date", "2025-05-27"),  # the same as Word
    ("122_", "publisher", "解放日报"),
    ("150_", "published_date", "2026-02-02 09:20"),
    ("ex014", "published_date", "2019-03-15"),
    ("ex053", "document_number", "威环安发〔2020〕22号"),
    ("ex056", "published_date", "2025-06-30"),
]


@pytest.mark.parametrize(("prefix", "name", "value"), FACTS)
def test_facts_of_real_pages(documents, prefix, name, value):
    found = next(found for file, found in documents.items() if file.startswith(prefix))
    assert getattr(found.facts, name) == value


TABLES = [
    ("001_63", (46, 3)),  # one cell a line, 45 regions and a head
    ("010_", (23, 5)),  # measures, with group rows over the whole width
    ("114_", (31, 5)),
]


@pytest.mark.parametrize(("prefix", "shape"), TABLES)
def test_tables_of_real_files(documents, prefix, shape):
    found = next(found for file, found in documents.items() if file.startswith(prefix))
    placed = [block.cell for block in found.blocks if block.cell and block.cell.table == 0]
    assert (max(c.rows.stop for c in placed), max(c.columns.stop for c in placed)) == shape


def test_the_same_document_gives_the_same_lines_in_every_format(documents):
    for one, other in (("082_", "105_"), ("094_", "104_"), ("098_", "107_"), ("092_", "108_")):
        first, second = (next(d for f, d in documents.items() if f.startswith(prefix)) for prefix in (one, other))
        assert first.text == second.text, (one, other)


def test_every_character_of_the_real_files_is_accounted_for(documents):
    """In every format, to the last character: more than the file holds would be as wrong as less."""
    assert {name: found.ledger.missing for name, found in documents.items() if found.ledger.missing} == {}
    assert not [name for name, found in documents.items() if found.ledger.source is None]
    assert len(documents) >= 150


@pytest.mark.parametrize("folder", ["documents-fresh", "cases"])
def test_every_character_of_other_files_is_accounted_for(shared, folder):
    """Those that are read: what is refused has its sentence."""
    missing = {}
    for path in sorted(filter(lambda path: ingest.is_readable(path.name), (shared / folder).iterdir())):
        try:
            ledger = ingest.load(path).ledger
        except ingest.IngestError:
            continue
        missing[path.name] = "uncounted" if ledger.source is None else ledger.missing
    assert {name: count for name, count in missing.items() if count} == {}
    assert len(missing) >= 10
