"""One corpus for all: nothing here changes it."""

import pytest

from tests.zhengce.serving.corpus_of_two import answers_of_two


@pytest.fixture(scope="package")
def answers(tmp_path_factory):
    with answers_of_two(tmp_path_factory.mktemp("serving")) as found:
        yield found


@pytest.fixture(scope="package")
def ids(answers):
    """File name to document id."""
    return {row.source_name: row.document_id for row in answers.corpus.documents()}
