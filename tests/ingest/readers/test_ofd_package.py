"""The parts of an OFD are found as its documents list them."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from ingest import IngestError
from ingest.readers.ofd_package import OfdPackage, at
from tests.made_notices import OFD_RESOURCES, ofd, ofd_page, ofd_resources


def package(**parts: bytes) -> OfdPackage:
    data = ofd(ofd_page((20, 20, "通知")), document=OFD_RESOURCES, **ofd_resources(b"picture"), **parts)
    return OfdPackage(ZipFile(BytesIO(data)))


def test_pages_and_resources_with_the_folder_of_their_document():
    found = package().parts()
    assert found.pages == [("Doc_0", "Doc_0/Pages/Page_0/Content.xml")] and found.documents == 1
    assert found.resources == {"Doc_0": ["Doc_0/DocumentRes.xml"]} and not found.by_name


@pytest.mark.parametrize(
    ("place", "found"), [("a.xml", "Doc_0/a.xml"), ("/a.xml", "a.xml"), (" ../b.xml ", "b.xml"), (None, "Doc_0")]
)
def test_places_go_from_the_root_or_from_their_folder(place, found):
    assert at("Doc_0", place) == found


def test_a_part_is_found_whatever_its_case_and_pages_that_are_not_listed_are_told():
    opened = package(**{"Doc_0/Pages/Page_7/Content.xml": ofd_page((20, 20, "旧版"))})
    for _, place in opened.parts().pages:
        assert opened.part(place.upper()) is not None
    assert len(list(opened.unlisted())) == 1
    assert opened.part("nowhere.xml") is None


def test_a_missing_picture_has_no_bytes_and_a_broken_part_says_so():
    opened = package(**{"Doc_0/b.xml": b"<a>"})
    assert (opened.picture("Doc_0/Res/IMAGE_1.png"), opened.picture("nowhere.png")) == (b"picture", b"")
    with pytest.raises(IngestError, match="XML"):
        opened.part("Doc_0/b.xml")
