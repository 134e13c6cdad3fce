"""What is derived for whom something is hidden cannot tell of it: hits, counts, facets, suggestions, comparisons."""

from dataclasses import fields

import pytest

from corpus.build import Corpus, Status
from corpus.intake.members import Members
from corpus.people.people import Access, Forbidden
from corpus.search.asked import Kind, Query
from corpus.workspace.changes import ReplaceItems
from corpus.workspace.kept import PlanGone

OPEN = "湖州市渡口建设方案\n湖政发〔2024〕3号\n一、主要任务\n1.修好渡口三座。（责任单位：市交通局）\n湖州市人民政府\n2024年3月1日\n"
SECRET = "湖州市丹顶鹤保护方案\n湖密发〔2025〕9号\n一、主要任务\n1.探索丹顶鹤迁徙补偿制度。（责任单位：市丹顶鹤保护局）\n2.修好渡口三座。\n湖州市人民政府\n2025年5月1日\n"
NOBODY, INSIDE = Access(groups=frozenset()), Access(groups=frozenset({"内部"}))


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "库"
    with Corpus.open(folder) as corpus:
        corpus.add_bytes([("开.txt", OPEN.encode()), ("密.txt", SECRET.encode())], workers=0)
    people = Members.open(folder)
    people.limit(secret(folder), ["内部"])
    people.close()
    return folder


def secret(folder):
    with Corpus.open(folder) as corpus:
        return next(row.document_id for row in corpus.documents() if row.source_name == "密.txt")


@pytest.mark.parametrize("access", [NOBODY, Access(edits=False, groups=frozenset({"别组"}))])
@pytest.mark.parametrize(
    "text",
    [
        "丹顶鹤",
        "丹顶鸭~",
        "丹*",
        "渡口",
        "单位:市丹顶鹤保护局",
        "年份:2025",
        "丹顶鹤有哪些制度",
        "湖密发〔2025〕9号",
        "丹顶鹤保护",
        "",
    ],
)
def test_no_answer_tells_of_it(folder, access, text):
    with Corpus.open(folder, access=access) as corpus:
        found = corpus.search(Query(text=text))
        told = [
            getattr(found, field.name) for field in fields(found) if field.name not in ("reading", "chips", "notes")
        ]
        assert "鹤" not in str(told).replace(text, "")
        assert "密" not in str(told).replace(text, "")
        assert all("2025" not in values for values in found.facets.values())


def test_no_count_tells_of_it(folder):
    with Corpus.open(folder, access=NOBODY) as hidden, Corpus.open(folder) as all_of_it:
        assert (hidden.stats().documents, all_of_it.stats().documents) == (1, 2)
        assert hidden.stats().priorities < all_of_it.stats().priorities
        assert hidden.search(Query(text="渡口")).total < all_of_it.search(Query(text="渡口")).total
        assert "鹤" not in str(hidden.matrix())
        assert "鹤" in str(all_of_it.search(Query(text="", kind=Kind.PRIORITY)).hits)


def test_nothing_that_is_asked_by_its_number_comes(folder):
    document_id = secret(folder)
    with Corpus.open(folder, access=NOBODY) as hidden:
        assert hidden.document(document_id) is None
        assert hidden.raw(document_id) is None
        assert [hidden.entry(f"{document_id}-{which}") for which in ("t0", "p0", "r0", "d")] == [None] * 4
        assert hidden.kin.quote(document_id) == ""
        assert hidden.kin.named("丹顶鹤") == ()
        assert hidden.kin.chain(document_id) is None
        assert [row.source_name for row in hidden.documents()] == ["开.txt"]


def test_likeness_and_keywords_know_nothing_of_it(folder):
    with Corpus.open(folder, access=NOBODY) as hidden:
        assert hidden.kin.likeness.behind >= 0  # made now
        kept = b"".join(path.read_bytes() for path in (folder / "views").rglob("*") if path.is_file())
    assert "丹顶鹤".encode() not in kept
    assert secret(folder).encode() not in kept


def test_members_of_the_group_have_all(folder):
    with Corpus.open(folder, access=INSIDE) as corpus:
        assert corpus.search(Query(text="丹顶鹤")).total > 0
        assert corpus.document(secret(folder)) is not None


def test_a_view_that_stands_open_follows(folder):
    people = Members.open(folder)
    with Corpus.open(folder, access=NOBODY) as hidden:
        people.limit(secret(folder), [])
        hidden.follow()
        assert hidden.search(Query(text="丹顶鹤")).total > 0
        people.limit(secret(folder), ["内部"])
        hidden.follow()
        assert "鹤" not in str(hidden.search(Query(text="渡口")).hits)
    people.close()


def test_who_cannot_see_it_does_not_remove_or_correct_or_replace_it(folder):
    document_id = secret(folder)
    with Corpus.open(folder, access=NOBODY) as editor:
        assert editor.remove([document_id]) == 0
        with pytest.raises(Exception, match="没有"):
            editor.corrections.reject(f"{document_id}-t0", "某")
        (outcome,) = editor.add_bytes([("又.txt", SECRET.encode())], workers=0).outcomes
        assert outcome.status is Status.FAILED
        assert "其他组" in outcome.reason
        assert "鹤" not in str(editor.search(Query(text="渡口")).hits)
    with Corpus.open(folder) as corpus:
        assert corpus.document(document_id) is not None


def test_what_an_editor_adds_others_find(folder):
    with Corpus.open(folder, access=NOBODY) as editor, Corpus.open(folder, access=Access(edits=False)) as reader:
        editor.add_bytes([("新.txt", OPEN.replace("渡口", "码头").encode())], workers=0)
        reader.follow()
        assert reader.search(Query(text="码头")).total > 0


def test_a_plan_that_quotes_it_is_hidden_with_it(folder):
    with Corpus.open(folder) as corpus:
        plan = corpus.plans.make("鹤")
        hit = corpus.search(Query(text="", kind=Kind.PRIORITY)).hits[0].entry
        corpus.plans.change(plan.plan_id, ReplaceItems(removed=(), added=corpus.plans.items([hit])), editor="甲")
        corpus.plans.make("空")
    with Corpus.open(folder, access=NOBODY) as hidden, Corpus.open(folder, access=INSIDE) as inside:
        assert [each.name for each in hidden.plans.all()] == ["空"]
        assert {each.name for each in inside.plans.all()} == {"鹤", "空"}
        with pytest.raises(PlanGone):
            hidden.plans.open(plan.plan_id)
        assert hidden.plans.history(plan.plan_id) == ()


@pytest.mark.parametrize(
    "deed",
    [
        lambda corpus, hit: corpus.add_bytes([("新.txt", b"1.x")], workers=0),
        lambda corpus, hit: corpus.remove([hit.document_id]),
        lambda corpus, hit: corpus.reextract(workers=0),
        lambda corpus, hit: corpus.plans.make("甲"),
        lambda corpus, hit: corpus.plans.take(b"{}"),
        lambda corpus, hit: corpus.kept.save("甲", Query(text="渡口")),
        lambda corpus, hit: corpus.kept.remove("甲"),
        lambda corpus, hit: corpus.corrections.accept(hit.entry_id, "甲"),
        lambda corpus, hit: corpus.corrections.reject(hit.entry_id, "甲"),
        lambda corpus, hit: corpus.corrections.set_field(hit.document_id, "title", "某", "甲"),
    ],
)
def test_a_reader_changes_nothing(folder, deed):
    with Corpus.open(folder, access=Access(edits=False)) as reader:
        hit = reader.search(Query(text="", kind=Kind.TASK)).hits[0].entry
        before = reader._store.generation
        with pytest.raises((Forbidden, ValueError)):
            deed(reader, hit)
        assert reader._store.generation == before
        assert reader.plans.all() == ()
        assert reader.kept.all() == ()
