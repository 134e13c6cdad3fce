"""先后: which region had a theme first, which came later, and how the wording changed on its way. Pure HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.comparison.courses import Course, CourseStep
from corpus.comparison.differences import pieces
from corpus.search.asked import Kind
from ui.compare_state import CompareView
from ui.panels.clauses import ClauseShelf, passage_html
from ui.panels.markup import joined, link, tag, text
from ui.panels.present import basket_link, kind_name, opened, source_line

_LONGEST = 260
MOST_STEPS = 100


def themes_html(view: CompareView, courses: Sequence[Course]) -> str:
    """The themes that several regions have: who began, who came last; each leads to its course."""
    rows = joined(_theme(view, each) for each in courses)
    head = joined(tag("th", name, scope="col") for name in ("主题", "地区", "最早", "最近"))
    note = "按文件日期，只说库中的先后；点主题看各地的写法怎样变化。"
    table = tag("table", tag("thead", tag("tr", head)) + tag("tbody", rows), class_="zc-side zc-courses")
    return tag("p", note, class_="zc-none") + table


def _theme(view: CompareView, course: Course) -> str:
    name = link(text(course.theme), replace(view, themes=(course.theme,), cell=None))
    dated = [step for step in course.steps if step.entry.day]
    first = f"{dated[0].year} " + "、".join(step.region for step in course.first[:3]) if dated else "无日期"
    if len(course.first) > 3:
        first += f" 等 {len(course.first)} 个地区"
    last = f"{dated[-1].year} {dated[-1].region}" if len(dated) > 1 else ""
    cells = (tag("td", str(len(course.steps))), tag("td", text(first)), tag("td", text(last)))
    return tag("tr", tag("th", name, scope="row") + joined(cells))


def course_html(course: Course, shelf: ClauseShelf) -> str:
    """The steps of one theme, each with what differs from the earlier text that it is most like."""
    began = "、".join(step.region for step in course.first[:4])
    more = f" 等 {len(course.first)} 个地区" if len(course.first) > 4 else ""
    years = course.first[0].year if course.first else ""
    words = f"{course.theme}：{len(course.steps)} 个地区" + (f"，最早 {years} 年 {began}{more}" if began else "")
    note = "按文件日期，只说库中的先后。粗字是条文自己的文字：加底色的是新的字，划去的是先前写法中有、这里没有的字。"
    steps = joined(_step(course, at, shelf) for at in range(min(len(course.steps), MOST_STEPS)))
    cut = tag("p", f"这里是前 {MOST_STEPS} 个地区。", class_="zc-none") if len(course.steps) > MOST_STEPS else ""
    return tag("h2", text(words)) + tag("p", note, class_="zc-none") + tag("ol", steps, class_="zc-course") + cut


def _step(course: Course, at: int, shelf: ClauseShelf) -> str:
    step = course.steps[at]
    earlier = course.steps[step.nearest] if step.nearest is not None else None
    mention = kind_name(step.entry.kind) if step.entry.kind is Kind.MENTION else ""
    head = joined(
        [
            tag("b", text(step.year or "无日期")),
            tag("b", text(step.region)),
            text(mention),
            text(_beside(step, earlier, at, course)),
            text(f"另有 {step.more} 条" if step.more else ""),
        ],
        " · ",
    )
    foot = joined(
        [
            tag("span", source_line(step.entry), class_="zc-source"),
            basket_link(step.entry, shelf.basket),
            link("原文", opened(step.entry), class_="zc-open"),
        ]
    )
    own = _differing(step, earlier) if earlier else None
    inner = passage_html(step.entry, shelf.passage_of, longest=_LONGEST, own_html=own)
    words = tag("p", link(inner, opened(step.entry), class_="zc-clause-text"))
    classes = "zc-clause" + " zc-light" * bool(mention)
    return tag("li", tag("article", tag("small", head) + words + tag("footer", foot), class_=classes))


def _beside(step: CourseStep, earlier: CourseStep | None, at: int, course: Course) -> str:
    if earlier:
        same = "相同" if step.score >= 1 else f"相近（{int(100 * step.score)}%）"
        return f"与 {' '.join(filter(None, (earlier.year, earlier.region)))} 的写法{same}"
    if step in course.first:
        return "最早的文字"
    return "另一种写法" if at else ""


def _differing(step: CourseStep, earlier: CourseStep) -> str:
    """A clause's own words, with what differs from an earlier one."""
    found = []
    for old, new, same in pieces(earlier.entry.text[:_LONGEST], step.entry.text[:_LONGEST]):
        if same:
            found.append(text(new))
        else:
            found += [tag("del", text(old)) if old.strip() else "", tag("ins", text(new)) if new.strip() else text(new)]
    return tag("b", joined(found).replace("\n", " "))
