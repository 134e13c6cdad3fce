"""In which field of the index what stands."""

import pytest

from corpus.search.engines.tantivy_shape import TantivyShape
from tests.index_rows import index_row

FIELDS = ("document", "lead", "leader")


@pytest.fixture
def shape():
    return TantivyShape(FIELDS, ["document"])


def test_what_is_counted_has_a_field_of_its_own(shape):
    assert shape.place_of("document") == ("v_document", "")
    assert shape.place_of("id") == ("id", "")


def test_others_share_one_in_which_no_value_is_taken_for_that_of_another(shape):
    (one, lead), (other, leader) = shape.place_of("lead"), shape.place_of("leader")
    assert one == other
    assert not (lead.startswith(leader) or leader.startswith(lead))


def test_the_shared_field_is_another_for_other_fields_in_whatever_order(shape):
    assert TantivyShape(FIELDS[::-1], ["document"]).place_of("lead") == shape.place_of("lead")
    assert TantivyShape((*FIELDS, "theme"), ["document"]).place_of("lead")[0] != shape.place_of("lead")[0]


def test_a_row_becomes_a_document_with_every_value_in_its_place(shape):
    row = index_row("a", "生态", document=("a",), lead=("市财政局", "市水利局"))
    held = shape.document(row).to_dict()
    name, begun = shape.place_of("lead")
    assert held[name] == [begun + "市财政局", begun + "市水利局"]
    assert (held["id"], held["v_document"], held["pairs"]) == (["a"], ["a"], [row.pairs])
    assert (held["newest"], held["oldest"]) == ([row.newest], [row.oldest])
    assert [bytes(each) for each in held["payload"]] == [b"a"]
