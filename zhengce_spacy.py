"""Where spaCy's entry point leads: found, and imported, by every pipeline of a machine on which zhengce is installed.

So it imports nothing of ours before ``add_pipe("zhengce")`` asks for it: a project with a ``corpus`` of its own, in
which zhengce cannot run, must be able to use spaCy all the same.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("zhengce", assigns=["doc.spans"])
def make_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Raises ImportError, in Chinese, where another module hides one of ours."""
    from zhengce.component import RecordFinder

    return RecordFinder()
