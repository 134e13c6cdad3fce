"""zhengce as a component of spaCy pipelines: ``spacy.blank("zh").add_pipe("zhengce")``, by way of ``zhengce_spacy``.

``doc.spans`` has a group for each kind of ``corpus.export.docbin.GROUPS``; ``doc._`` has the document's fields.
"""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from corpus.export.docbin import mark
from corpus.model import ParsedDocument
from zhengce.reading import extract_text

FIELDS = ("title", "document_number", "issuers", "addressees", "document_date", "published_date", "document_type",
          "level", "region")  # fmt: skip
"""Fields of the document that ``doc._`` has, by the keys of the JSON contract."""
_PARSED = "zhengce"
"""``doc._.zhengce``: the ParsedDocument itself."""
_DEFAULTS: dict[str, list[str] | None] = {"issuers": []}


class RecordFinder:
    """Runs the rules over a doc's text. What they say of characters is said of the tokens that hold these."""

    def __init__(self) -> None:
        for name in (_PARSED, *FIELDS):
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=_DEFAULTS.get(name))

    def __call__(self, doc: Doc) -> Doc:
        parsed = extract_text(doc.text)
        mark(doc, parsed)
        for name in FIELDS:
            doc._.set(name, _plain(getattr(parsed.metadata, name)))
        doc.user_data[_PARSED] = parsed.document_id
        doc._.set(_PARSED, parsed)
        return doc


def _plain(value: object) -> object:
    """As the JSON contract has it, so that a doc can be packed."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def parsed_of(doc: Doc) -> ParsedDocument | None:
    """What the component found in a doc; None where it did not run."""
    found: ParsedDocument | None = doc._.get(_PARSED) if Doc.has_extension(_PARSED) else None
    return found
