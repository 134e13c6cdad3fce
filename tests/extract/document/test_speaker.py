"""Whose report it is: the organ that the speaker speaks for, with the place that title or session name."""

import pytest

from tests.documents import metadata_of

SPEECH = "\n各位代表：\n现在，我代表{}，向大会报告工作，请予审议。\n一、工作回顾\n经济增长。"


@pytest.mark.parametrize(
    ("head", "organ", "issuers"),
    [
        ("2026年云澜省政府工作报告", "省人民政府", ("云澜省人民政府",)),
        ("政府工作报告\n——2025年1月9日在青砚市第十届人民代表大会第五次会议上", "市人民政府", ("青砚市人民政府",)),
        ("政府工作报告\n青砚市市长 李某某", "市政府", ("青砚市政府",)),
        ("望溪县栖河镇2024年政府工作报告", "镇人民政府", ("望溪县栖河镇人民政府",)),
        ("2024年政府工作报告", "望溪县人民政府", ("望溪县人民政府",)),
        ("2024年望溪縣政府工作報告", "縣人民政府", ("望溪縣人民政府",)),  # as printed
        ("望溪县人大常委会工作报告", "县人大常委会", ("望溪县人大常委会",)),
        ("2024年政府工作报告", "县人民政府", ()),  # no place is named
        ("政府工作报告\n——2025年1月9日在青砚市第十届人民代表大会第五次会议上", "县人民政府", ()),  # another level's
        ("政府工作报告\n青砚市市长 李某某", "本届政府", ()),
        ("关于落实《望溪县政府工作报告》的通知", "县人民政府", ()),
    ],
)
def test_whom_the_speaker_speaks_for(head: str, organ: str, issuers: tuple[str, ...]) -> None:
    assert metadata_of(head + SPEECH.format(organ)).issuers == issuers


@pytest.mark.parametrize(
    ("title", "issuers"),
    [
        ("2023年栖河镇政府主要工作安排和任务分解", ("栖河镇政府",)),
        ("望溪县人民政府2024年工作要点", ("望溪县人民政府",)),
        ("2022年青砚市人民政府工作报告（全文）", ("青砚市人民政府",)),
        ("区政府2024年重点工作任务分工方案", ()),
        ("青砚市政府工作报告重点任务分工方案", ()),
        ("青砚市人民政府工作规则", ()),
    ],
)
def test_the_organ_that_a_title_opens_with(title: str, issuers: tuple[str, ...]) -> None:
    assert metadata_of(f"{title}\n一、发展经济\n做好工作。").issuers == issuers


SESSION = "——2024年1月9日在青砚市第五届人民代表大会第三次会议上"


@pytest.mark.parametrize(
    ("below", "issuers"),
    [
        ("青砚市发展和改革委员会", ("青砚市发展和改革委员会",)),
        ("青砚市财政局\n青砚市水利局", ("青砚市财政局", "青砚市水利局")),
        ("青砚市财政局局长 王某", ()),  # a person
        ("各位代表：\n青砚市财政局", ()),
    ],
)
def test_the_organ_below_the_session_at_which_a_report_was_read(below: str, issuers: tuple[str, ...]) -> None:
    text = f"关于青砚市2023年预算执行情况的报告\n{SESSION}\n{below}\n各位代表：\n现将预算执行情况报告如下。\n一、收入"
    assert metadata_of(text).issuers == issuers
