"""Corrections in words: what was done, what it was, what it is."""

from dataclasses import replace

from corpus.corrections.wording import change_words, changes, deed, subject
from tests.corpus.corrections.test_apply import ACCEPT, ADD, BOUND, EDIT, REJECT, SET


def test_deeds():
    assert [deed(each) for each in (ACCEPT, REJECT, EDIT, BOUND, ADD, SET)] == [
        "认可目标", "不是任务", "修改任务", "改起止制度创新", "补录任务", "改文件信息",
    ]  # fmt: skip


def test_old_and_new():
    assert changes(EDIT) == (("牵头单位", "市林业局", "市水利局"), ("截止日期", "2025-12-31", "2026-06-30"))
    assert changes(SET) == (("地区", "望溪省栖河市", "望溪省"),)
    assert changes(BOUND) == (("起止", "探索建立湿地银行制度", "建立湿地银行制度"),)
    assert changes(ACCEPT) == ()
    assert change_words(ADD) == "任务：落实步道；牵头单位：市城管局"
    assert change_words(EDIT) == "牵头单位：市林业局 → 市水利局；截止日期：2025-12-31 → 2026-06-30"


def test_subjects_are_short():
    assert subject(SET) == "地区"
    assert subject(ADD) == "由有关单位落实"
    assert len(subject(EDIT)) <= 41


def test_of_a_long_passage_the_beginning_is_told():
    def quoting(words):
        quoted = replace(ADD.quoted, quote=words)
        return replace(ADD, quoted=quoted), replace(BOUND, quoted=quoted)

    for words, told in (("长" * 40, "长" * 40), ("长" * 41, "长" * 40 + "…"), ("长 \n" * 40, "长" * 40)):
        add, bound = quoting(words)
        assert subject(add) == told
        assert changes(bound)[0][2] == told
