"""Many small papers, made up: each its own, some end others, some are there in two files."""

from __future__ import annotations

from pathlib import Path

_PLACES = ("云澜", "栖河", "潮门", "青砚", "霁川", "赤松")


def paper(number: int) -> str:
    place = _PLACES[number % len(_PLACES)]
    year = 2018 + number % 7
    ended = f"《关于堤岸巡护第{number - 7}号事项的通知》同时废止。\n" if number % 11 == 10 else ""
    return (
        f"{place}市人民政府关于堤岸巡护第{number}号事项的通知\n{place[0]}政发〔{year}〕{number + 1}号\n各县（市、区）人民政府：\n"
        f"一、加固堤岸{number % 90 + 3}公里。（牵头单位：市水利局；配合单位：市财政局）\n{ended}"
        f"到{year + 3}年，巡护率达到{50 + number % 50}%。\n{place}市人民政府\n{year}年{number % 12 + 1}月{number % 28 + 1}日\n"
    )


def write_papers(folder: Path, count: int) -> Path:
    folder.mkdir(parents=True)
    for number in range(count):
        text = paper(number)
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        if number % 50 == 49:  # the same document as another file
            (folder / f"{number:05}b.txt").write_text(text + "\n（此件公开发布）\n", encoding="utf-8")
    return folder
