"""Which index a ``corpus.toml`` means."""

from pathlib import Path

from corpus.intake.far import far_index, place_of
from corpus.whereabouts import Whereabouts

FAR = Whereabouts(addresses=("http://a:9200", "http://b:9200"), index="zhengce")


def test_none_where_it_names_no_cluster():
    assert far_index(Whereabouts(engine="whoosh")) is None


def test_its_addresses_and_its_name():
    found = far_index(FAR)
    assert found is not None
    assert (found.addresses, found.name) == (("http://a:9200", "http://b:9200"), "zhengce")


def test_a_view_has_an_index_of_its_own():
    found = far_index(FAR, "ab12")
    assert found is not None
    assert found.name != "zhengce"
    assert place_of(FAR, Path("x"), "ab12") != place_of(FAR, Path("x"))


def test_all_machines_call_the_index_of_a_cluster_the_same(tmp_path):
    assert place_of(FAR, tmp_path / "a") == place_of(FAR, tmp_path / "b")
    assert place_of(Whereabouts(), tmp_path / "a") != place_of(Whereabouts(), tmp_path / "b")
