"""Questions in as few requests as can be, answers that are never cut short. ``corpus/search/engines/opensearch_answers.py``"""

import threading

import pytest

from corpus.search.asked import Sort
from corpus.search.conditions import Contains
from corpus.search.engines.engine import CountsAsked, NumberAsked, PageAsked, RankedPage
from corpus.search.engines.opensearch_shape import OpenSearchShape
from corpus.search.fields import FIELDS
from tests.index_rows import NOTHING
from tests.scripted_cluster import needs_client

SEA = Contains("海堤")
PAGE = PageAsked(SEA, NOTHING, Sort.NEWEST, range(20, 40))
COUNTS = CountsAsked(SEA, ("unit", "level"), 200)


class Client:
    """ClusterAnswers each search with what it is told, and keeps what it was asked."""

    def __init__(self):
        self.requests, self.answers = [], []

    def search(self, alias, bodies):
        self.requests.append(list(bodies))
        return [self.answers.pop(0) for _ in bodies]


@pytest.fixture
def client():
    return Client()


@pytest.fixture
def answers(client):
    needs_client()
    from corpus.search.engines.opensearch_answers import ClusterAnswers

    return ClusterAnswers(client, "zhengce-x", OpenSearchShape(FIELDS), lambda condition: condition)


def total(number, *hits):
    return {"hits": {"total": {"value": number}, "hits": [{"_score": None, "_source": {"payload": p}} for p in hits]}}


def counted(field, buckets, *, left_out=0, error=0):
    found = [{"key": key, "doc_count": number} for key, number in buckets.items()]
    return {"aggregations": {field: {"buckets": found, "sum_other_doc_count": left_out, "doc_count_error_upper_bound": error}}}  # fmt: skip


def stretch(field, values):
    buckets = [{"key": {"value": value}, "doc_count": 1} for value in values]
    return {"aggregations": {field: {"buckets": buckets, "after_key": {"value": values[-1]}}}}


def test_what_is_foreseen_is_one_request_and_each_is_asked_once(client, answers):
    client.answers = [total(7, "一"), total(7), total(8)]
    answers.foresee([PAGE, NumberAsked(SEA), PAGE])
    assert answers.page(PAGE) == RankedPage(7, ((0.0, "一".encode("gb18030")),))
    assert answers.number(SEA) == 7
    assert len(client.requests) == 1
    assert answers.number(SEA) == 8  # asked anew: what was foreseen grows old
    assert len(client.requests) == 2


def test_time_makes_what_was_foreseen_worthless(client, answers):
    client.answers = [total(7), total(8)]
    answers.foresee([NumberAsked(SEA)])
    answers.forget()
    assert answers.number(SEA) == 8


def test_each_thread_foresees_for_itself(client, answers):
    client.answers = [total(7), total(8)]
    answers.foresee([NumberAsked(SEA)])
    found = []
    thread = threading.Thread(target=lambda: found.append(answers.number(SEA)))
    thread.start()
    thread.join()
    assert found == [8]
    assert answers.number(SEA) == 7


def test_no_more_values_are_asked_for_than_are_needed(client, answers):
    answer = counted("unit", {"甲": 2}, left_out=90)["aggregations"] | counted("level", {"省": 1})["aggregations"]
    client.answers = [{"aggregations": answer}]
    assert answers.counts(COUNTS) == {"unit": {"甲": 2}, "level": {"省": 1}}
    terms = client.requests[0][0]["aggs"]["unit"]["terms"]
    assert terms["size"] == 200
    assert terms["shard_size"] >= 2000
    assert client.requests[0][0]["size"] == 0


@pytest.mark.parametrize(
    ("most", "how"), [(200, {"error": 1}), (None, {"left_out": 1})], ids=["only nearly right", "not all"]
)
def test_counts_that_may_be_wrong_or_cut_are_asked_for_wider(client, answers, most, how):
    values = [f"{number:05}" for number in range(10_000)]
    client.answers = [counted("unit", {"甲": 2}, **how), stretch("unit", values), stretch("unit", ["乙"])]
    found = answers.counts(CountsAsked(SEA, ("unit",), most))["unit"]
    assert found == dict.fromkeys([*values, "乙"], 1)
    assert client.requests[2][0]["aggs"]["unit"]["composite"]["after"] == {"value": "09999"}


def test_all_fields_together_stay_below_what_an_answer_may_have(client, answers):
    fields = tuple(FIELDS.counted)
    client.answers = [{"aggregations": {f: counted(f, {})["aggregations"][f] for f in fields}}]
    answers.counts(CountsAsked(SEA, fields))
    assert sum(each["terms"]["size"] for each in client.requests[0][0]["aggs"].values()) < 65_535


def test_characters_between_two_are_those_that_both_sides_have(client, answers):
    def suggested(*texts):
        return [{"options": [{"text": text} for text in texts]}]

    client.answers = [
        {"suggest": {"before": suggested("生态", "生活", "生"), "after": suggested("态补", "补补", "补", "态度")}}
    ]
    assert answers.between("生", "补") == ["态"]
    client.answers = [{"suggest": {"before": suggested("生活", "生态", "生")}}]
    assert answers.between("生", "") == sorted("活态")
    client.answers = [{"suggest": {"after": suggested("态补", "修补")}}]
    assert answers.between("", "补") == sorted("修态")
    assert len(client.requests) == 3
