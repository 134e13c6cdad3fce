"""Saved searches as the page shows them."""

from corpus.intake.kept import News
from corpus.search.asked import Kind, Query
from corpus.store.saved import SavedSearch
from tests.hits import TASK
from ui.panels.present import PAGE_SIZE
from ui.panels.saved import fresh_html, fresh_results, saved_line_html, saved_list_html
from ui.state import SearchView

QUERY = Query(text="海堤", kind=Kind.TASK, filters={"year": ("2031",)})
SAVED = SavedSearch(name="海<堤", query=QUERY, saved="2031-01-01T08:00:00", looked="2031-02-01T09:30:15", generation=3)


def test_the_list_says_how_much_is_new():
    html = saved_list_html([SAVED], {SAVED.name: 5})
    assert "海&lt;堤" in html
    assert "新增 5" in html
    assert "fresh=yes" in html
    assert "saved=%E6%B5%B7%3C%E5%A0%A4" in html
    assert "无新增" in saved_list_html([SAVED], {})
    assert "还没有已存的检索" in saved_list_html([], {})


def test_the_line_leads_to_what_is_new_and_back():
    view = SearchView.of(QUERY, SAVED.name)
    html = saved_line_html(view, SAVED, 5)
    assert "2031-02-01 09:30 以来新增 5 条" in html
    assert "只看新增" in html
    assert "只看新增" not in saved_line_html(view, SAVED, 0)
    fresh = SearchView.read({**view.params, "fresh": ["yes"]})
    assert "看全部" in saved_line_html(fresh, SAVED, 5)


def test_pages_of_what_is_new():
    news = News(search=SAVED, reader="", entries=(TASK,) * (PAGE_SIZE + 1), generation=4)
    first, second = fresh_results(news, 1), fresh_results(news, 2)
    assert (len(first.hits), len(second.hits), second.total) == (PAGE_SIZE, 1, PAGE_SIZE + 1)
    view = SearchView.of(QUERY, SAVED.name)
    assert fresh_html(view, second, ()).count("<article>") == 1
    assert "没有新增" in fresh_html(view, fresh_results(news, 9), ())
