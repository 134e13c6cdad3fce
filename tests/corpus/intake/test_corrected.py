"""校核 in a corpus: what people put right is what is found, counted and exported, whatever is read anew."""

from datetime import date

import pytest

from corpus.build import Corpus
from corpus.corrections.correction import CorrectionError
from corpus.export.records import records
from corpus.intake.corrected import LexiconDirectory
from corpus.model import Metadata, Span
from corpus.search.asked import Query
from corpus.search.entry_ids import RecordKind as Kind
from extract import load_knowledge

TEXT = """栖河市湿地保护工作方案
栖政发〔2021〕7号

各县（市、区）人民政府：
现将有关事项通知如下。

一、主要任务
（一）修复退化湿地。到2025年，退化湿地修复率达到75%以上。（牵头单位：市林业局；责任单位：市水利局）
（二）建设观鸟步道。完善沿河步道和标识。（牵头单位：市住房城乡建设局）
（三）开展日常巡护。组织志愿者每月巡护。（责任单位：各县（市、区）人民政府）

栖河市人民政府
2021年3月1日
"""


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "库") as corpus:
        corpus.add_bytes([("方案.txt", TEXT.encode())], workers=0)
        yield corpus


@pytest.fixture
def document_id(corpus):
    return corpus.documents()[0].document_id


def found(corpus, text):
    """What has all that is asked, not what only says the name of what no entry has."""
    results = corpus.search(Query(text=text))
    nearest = any("按文中写有" in note for note in results.notes)
    return [] if nearest else [hit.entry.entry_id for hit in results.hits]


def test_a_record_put_right_is_found_by_the_new_words(corpus, document_id):
    entry = f"{document_id}-t1"
    corpus.corrections.edit(entry, {"title": "铺设观鸟栈桥", "牵头单位": "市园林绿化局"}, "赵")
    assert entry in found(corpus, "牵头:市园林绿化局")
    assert entry in found(corpus, "观鸟栈桥")
    assert entry not in found(corpus, "牵头:市住房城乡建设局")
    assert found(corpus, "校核:是") == [entry]
    assert len(found(corpus, "种类:任务 校核:否")) == 2
    corpus.corrections.undo(1, "钱")
    assert entry in found(corpus, "牵头:市住房城乡建设局")
    assert found(corpus, "校核:是") == []


def test_a_record_taken_out_or_added_counts_and_moves_no_other(corpus, document_id):
    before = {hit.entry.entry_id: hit.entry.title for hit in corpus.search(Query(text="种类:任务")).hits}
    corpus.corrections.reject(f"{document_id}-t0", "赵")
    at = TEXT.index("组织志愿者")
    text = corpus.document(document_id).document.text
    at = text.index("组织志愿者每月巡护")
    number = corpus.corrections.add(document_id, Kind.TASK, Span(at, at + 9), {"title": "组织志愿者"}, "赵")
    after = {hit.entry.entry_id: hit.entry.title for hit in corpus.search(Query(text="种类:任务")).hits}
    assert {entry: title for entry, title in after.items() if entry in before} == {
        entry: title for entry, title in before.items() if entry != f"{document_id}-t0"
    }
    assert after[f"{document_id}-t{1_000_000 + number}"] == "组织志愿者"
    assert corpus.stats().tasks == 3
    assert corpus.documents()[0].tasks == 3
    exported = {each["entry_id"]: each.get("verified") for each in records(corpus.document(document_id))}
    assert exported[f"{document_id}-t{1_000_000 + number}"] is True
    assert exported[f"{document_id}-t1"] is None


def test_fields_of_the_document_count_in_lists_and_search(corpus, document_id):
    corpus.corrections.set_field(document_id, "地区", "浙江省杭州市", "赵")
    assert corpus.documents()[0].region == "浙江省杭州市"
    assert corpus.document(document_id).metadata.region_code == "330100"
    assert document_id in found(corpus, "地区:浙江省 种类:文件")


def test_reading_anew_keeps_all_and_what_was_extracted_stays_known(corpus, document_id):
    extracted = corpus.document(document_id)
    corpus.corrections.edit(f"{document_id}-t0", {"due": "2026-06-30"}, "赵")
    corpus.corrections.reject(f"{document_id}-t2", "赵")
    corrected = corpus.document(document_id)
    corpus.reextract(workers=0)
    assert corpus.document(document_id) == corrected
    assert corpus.corrections.extracted(document_id) == extracted
    for number in (1, 2):
        corpus.corrections.undo(number, "赵")
    assert corpus.document(document_id) == extracted


def test_another_file_of_the_document_is_put_right_too(corpus, document_id):
    corpus.corrections.edit(f"{document_id}-t1", {"牵头单位": "市园林绿化局"}, "赵")
    markdown = TEXT.replace("现将有关事项通知如下。", "现将有关事项通知如下，请认真落实。")
    corpus.add_bytes([("方案.md", markdown.encode())], workers=0)
    other = next(row.document_id for row in corpus.documents() if row.document_id != document_id)
    assert [a.unit for a in corpus.document(other).tasks[1].assignments] == ["市园林绿化局"]
    corpus.corrections.reject(f"{other}-t2", "钱")  # and what is said there holds here
    assert len(corpus.document(document_id).tasks) == 2
    corpus.remove([document_id])
    assert len(corpus.corrections.of(other)) == 2


def test_what_no_longer_fits_is_told_and_comes_back(corpus, document_id):
    corpus.corrections.accept(f"{document_id}-t1", "赵")
    corpus.remove([document_id])
    shorter = "".join(line for line in TEXT.splitlines(keepends=True) if "步道" not in line)
    corpus.add_bytes([("方案.txt", shorter.encode())], workers=0)
    other = corpus.documents()[0].document_id
    assert [(state, why) for _, state, why in corpus.corrections.told(other)] == [("unfitting", "原文中找不到这段文字")]
    assert [(each.document_id, state) for each, state, _ in corpus.corrections.told()] == [(document_id, "")]
    corpus.add_bytes([("旧.txt", TEXT.encode())], workers=0)
    assert [state for _, state, _ in corpus.corrections.told(document_id)] == ["kept"]


def test_corrections_of_another_program_are_followed(corpus, document_id, tmp_path):
    with Corpus.open(tmp_path / "库") as other:
        other.corrections.reject(f"{document_id}-t0", "赵")
    assert len(corpus.document(document_id).tasks) == 2
    assert len(found(corpus, "种类:任务")) == 2


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda c, d: c.accept("没有", "赵"), "不是条目编号"),
        (lambda c, d: c.accept(f"{d}-t77", "赵"), "没有这条任务"),
        (lambda c, d: c.accept("0" * 16 + "-t0", "赵"), "没有这份文件"),
        (lambda c, d: c.undo(5, "赵"), "没有编号为 5"),
        (lambda c, d: c.set_field(d, "颜色", "红", "赵"), "没有“颜色”"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(corpus, document_id, act, said):
    with pytest.raises(CorrectionError, match=said):
        act(corpus.corrections, document_id)
    assert corpus.corrections.all() == ()


def test_a_correction_is_taken_back_once(corpus, document_id):
    corpus.corrections.accept(f"{document_id}-t0", "  ")
    assert corpus.corrections.all()[0].author == "未署名"
    corpus.corrections.undo(1, "钱")
    with pytest.raises(CorrectionError, match="已经撤销"):
        corpus.corrections.undo(1, "钱")
    assert [each.undone_by for each in corpus.corrections.all()] == ["钱"]


def test_all_that_nobody_looked_at(corpus, document_id):
    parsed = corpus.document(document_id)
    everything = corpus.corrections.unverified(parsed)
    corpus.corrections.accept(everything[0], "赵")
    assert corpus.corrections.unverified(corpus.document(document_id)) == everything[1:]


def test_all_of_a_document_are_accepted_at_once_or_none(corpus, document_id, monkeypatch):
    everything = corpus.corrections.unverified(corpus.document(document_id))
    kept = []
    monkeypatch.setattr(corpus.corrections, "keep", lambda *a, own=corpus.corrections.keep: kept.append(a) or own(*a))
    with pytest.raises(CorrectionError, match="没有这条任务"):
        corpus.corrections.accept_all(document_id, [*everything, f"{document_id}-t77"], "赵")
    assert corpus.corrections.all() == () and not kept
    assert len(corpus.corrections.accept_all(document_id, everything, "赵")) == len(everything) > 2
    assert len(kept) == 1  # not once for each
    assert corpus.corrections.unverified(corpus.document(document_id)) == ()
    assert {state for _, state, _ in corpus.corrections.told(document_id)} == {"kept"}


def test_what_the_lexicons_know_of_names():
    directory = LexiconDirectory(load_knowledge())
    assert directory.regions("浙江省杭州市") == ("330100",)
    organ = directory.organ("市环保局", Metadata(document_date=date(2016, 1, 1), level="市"))
    assert organ.present_name == "市生态环境局"
