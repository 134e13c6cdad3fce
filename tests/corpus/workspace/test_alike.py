"""Rows that say nearly the same, found in linear time."""

import time

from corpus.workspace.alike import find_alike, text_of
from tests.plan_tables import row

WORDS = "清理河道内违法建筑和垃圾，恢复岸线生态功能，健全长效管护机制，第{}段由专人负责巡查并登记。"


def test_each_row_is_in_one_group_and_the_first_is_what_others_are_like():
    rows = [row("a", content=WORDS.format(1)), row("b", content="另一件事"), row("c", content=WORDS.format("一"))]
    [group] = find_alike(rows, 0.8)
    assert group.row_ids == ("a", "c")
    assert 0.8 <= group.score < 1


def test_short_and_very_different_lengths_are_not_alike():
    long = WORDS.format(1) + "新建管护站点若干处并配齐人员。" * 12
    assert find_alike([row("a", task="加强领导"), row("b", task="加强领导工作")], 0.5) == ()
    assert find_alike([row("a", content=WORDS.format(1)), row("b", content=long)], 0.5) == ()
    assert len(find_alike([row("a", task="加强领导"), row("b", task="加强领导")], 0.9)) == 1  # the very same
    assert find_alike([row("a"), row("b")], 0.5) == ()


def test_a_text_that_begins_with_its_title_is_told_once():
    assert text_of(row("a", task="整治河道。", content="整治河道，恢复岸线。")) == "整治河道，恢复岸线。"
    assert text_of(row("a", task="整治河道", content="恢复岸线。")) == "整治河道\n恢复岸线。"


def test_time_grows_with_the_rows():
    def seconds(count):
        rows = [
            row(str(n), content=WORDS.format(n % 7) + f"任务{n * 7919 % 10007}，加强组织领导，压实工作责任。")
            for n in range(count)
        ]
        started = time.process_time()
        find_alike(rows, 0.99)
        return time.process_time() - started

    assert seconds(1200) < 8 * max(seconds(300), 0.02)
