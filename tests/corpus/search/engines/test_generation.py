"""How far an index has come: a number that is written in one step, and believed only where it is whole."""

import pytest

from corpus.search.engines.generation import GenerationFile


def test_a_generation_is_kept_in_one_step(tmp_path):
    kept = GenerationFile(tmp_path)
    assert kept.read() == 0
    kept.write(7, 1)
    assert GenerationFile(tmp_path).read() == 7
    assert [path.name for path in tmp_path.iterdir()] == ["generation.json"]


@pytest.mark.parametrize("content", ["", "[]", "7", '{"generation": 7}', '{"generation": 7, "format": -1}'])
def test_a_generation_that_cannot_be_trusted_is_none(tmp_path, content):
    (tmp_path / "generation.json").write_text(content)
    assert GenerationFile(tmp_path).read() == 0
