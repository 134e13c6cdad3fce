"""Text that a browser does not show."""

import pytest

from ingest.readers.hidden import HiddenText
from ingest.readers.page import WebPage

SHEET = (
    "@media print { .screen { display: none } } /* .note { display: none } */ .noshow, .other {color: red; display: none}"
    "p.only{display:none} #gone{visibility:hidden} .tab{display:none} .tab.active{display:block} div .deep{display:none}"
)


@pytest.mark.parametrize(
    ("element", "hidden"),
    [
        ("<p hidden>x</p>", True),
        ("<p hidden='until-found'>x</p>", False),
        ("<p style='display:none'>x</p>", True),
        ("<p style='VISIBILITY : hidden'>x</p>", True),
        ("<p style='font-size:0'>x</p>", True),
        ("<p style='font-size:0px;color:red'>x</p>", True),
        ("<p style='font-size:0.8em'>x</p>", False),
        ("<p style='font-size:0'><span style='font-size:14px'>x</span></p>", False),
        ("<p style='opacity: 0'>x</p>", True),
        ("<p style='text-indent:-9999px'>x</p>", True),
        ("<p style='text-indent:-24px'>x</p>", False),
        ("<p class='hide'>x</p>", True),
        ("<p class='hide' style='display:block'>x</p>", False),
        ("<p class='hideout'>x</p>", False),
        ("<p class='noshow'>x</p>", True),
        ("<p class='a other'>x</p>", True),
        ("<p class='screen'>x</p>", False),  # hidden on paper only
        ("<p class='note'>x</p>", False),  # a comment
        ("<p class='only'>x</p>", True),
        ("<div class='only'>x</div>", False),
        ("<p id='gone'>x</p>", True),
        ("<p class='tab'>x</p>", True),
        ("<p class='tab active'>x</p>", False),
        ("<p class='deep'>x</p>", False),  # what stands around it is not asked
        ("<p>x</p>", False),
    ],
)
def test_what_is_hidden(element, hidden):
    page = WebPage(f"<html><head><style>{SHEET}</style></head><body>{element}</body></html>")
    assert HiddenText(page).hides(page.body.inner[0]) is hidden


@pytest.mark.parametrize(
    "sheet", ["{" * 1000 + "display:none", "}" * 1000 + ".a{display:none", "/*" * 1000 + "display:none"]
)
def test_a_broken_sheet_hides_nothing(sheet):
    page = WebPage(f"<html><style>{sheet}</style><body><p class='a'>x</p></body></html>")
    assert not HiddenText(page).hides(page.body.inner[0])
