"""Office files in XML: each kind goes to its reader, and what is none is refused."""

import base64
import re
import zipfile
from io import BytesIO

import pytest

import ingest
from ingest import IngestCode, IngestError
from ingest.readers import office_xml
from tests.made_files import SENTENCE, word


def flat(data: bytes) -> bytes:
    """A package written as one XML."""
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    parts = []
    with zipfile.ZipFile(BytesIO(data)) as package:
        types = package.read("[Content_Types].xml").decode()
        kinds = dict(re.findall('PartName="/([^"]+)" ContentType="([^"]+)"', types))
        for name in package.namelist():
            content = package.read(name)
            kind = kinds.get(name, "application/xml")
            kind = "application/vnd.openxmlformats-package.relationships+xml" if name.endswith(".rels") else kind
            if name.endswith((".xml", ".rels")):
                inner = f"<pkg:xmlData>{content.decode().partition('?>')[2] or content.decode()}</pkg:xmlData>"
            else:
                inner = f"<pkg:binaryData>{base64.b64encode(content).decode()}</pkg:binaryData>"
            if name != "[Content_Types].xml":
                parts.append(f'<pkg:part pkg:name="/{name}" pkg:contentType="{kind}">{inner}</pkg:part>')
    return f'<?xml version="1.0"?><pkg:package xmlns:pkg="{space}">{"".join(parts)}</pkg:package>'.encode()


def test_a_package_written_flat_is_read_like_the_package():
    data = flat(word("关于优化营商环境的通知", SENTENCE))
    assert ingest.load_bytes("a.xml", data).text == f"关于优化营商环境的通知\n{SENTENCE}"


def test_xml_that_is_no_document_is_refused():
    with pytest.raises(IngestError) as caught:
        office_xml.read(b"<rss/>")
    assert caught.value.code is IngestCode.FOREIGN
