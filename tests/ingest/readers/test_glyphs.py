"""Printed lines from the places of glyphs."""

from ingest.readers import pdf
from tests.made_files import PARAGRAPHS, made_pdf, set_lines


def test_quotation_marks_drawn_after_their_line_are_put_back():
    """Word processors draw them in another font: 十四五规划“” instead of “十四五”规划."""
    late = [
        (84.0, 60.0, "现将《"),
        (132.0, 60.0, "十四五"),
        (180.0, 60.0, "应急规划》印发给你们"),
        (120.0, 60.0, "“"),
        (168.0, 60.0, "”"),
    ]
    early = [
        (120.0, 80.0, "“"),
        (168.0, 80.0, "”"),
        (84.0, 80.0, "落实《"),
        (132.0, 80.0, "十四五"),
        (180.0, 80.0, "发展规划》有关要求"),
    ]
    lines = [line.text for line in pdf.read(made_pdf([[*late, *early, *set_lines(PARAGRAPHS, top=120)]])).lines]
    assert lines[:2] == ["现将《“十四五”应急规划》印发给你们", "落实《“十四五”发展规划》有关要求"]


def test_the_room_that_typesetting_leaves_beside_numbers_is_no_space():
    words = [
        (60.0, 60.0, "淘汰"),
        (87.0, 60.0, "35"),
        (114.0, 60.0, "蒸吨以下锅炉"),
        (60.0, 80.0, "AI"),
        (92.0, 80.0, "for"),
        (140.0, 80.0, "S"),
    ]
    lines = [line.text for line in pdf.read(made_pdf([[*words, *set_lines(PARAGRAPHS * 2, top=120)]])).lines]
    assert lines[0] == "淘汰35蒸吨以下锅炉"
    assert lines[1].split() == ["AI", "for", "S"]
