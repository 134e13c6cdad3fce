"""The records of a store as people read them: views for SQL, DB browsers and Datasette, each row with its place.

``v_*`` have the keys of the JSON contract; 文件, 任务, 分工, 目标, 制度创新 and 引用 have the words of the Excel book.
A view takes from ``texts`` and ``sections`` only what is asked for, so that counting its rows is quick.
"""

from __future__ import annotations


def _path(offset: str) -> str:
    """The names of the sections that hold an offset, outermost first: sections are in the order of the text."""
    return f"""(SELECT group_concat(name, ' › ') FROM (SELECT s.label || s.title AS name FROM sections s
        WHERE s.document_id = d.document_id AND s.span_start <= {offset} AND {offset} < s.span_end
        ORDER BY s.position))"""


def _quote(record: str) -> str:
    return f"""(SELECT substr(x.text, {record}.span_start + 1, {record}.span_end - {record}.span_start)
        FROM texts x WHERE x.document_id = d.document_id)"""


def _place(record: str, entry: str, letter: str, *, path: str | None = None) -> str:
    """The columns that every record has last; ``entry`` is the record that has the id."""
    return f"""{path or _path(f"{record}.span_start")} AS path, {_quote(record)} AS quote,
       d.source_name AS file, {record}.span_start AS start, {record}.span_end AS "end",
       d.document_id || '-{letter}' || {entry} AS entry_id"""


_OF_TASK = _path("""coalesce((SELECT o.span_start FROM sections o
        WHERE o.document_id = t.document_id AND o.position = t.section), t.span_start)""")
_UNITS = """(SELECT group_concat(name, '、') FROM (SELECT coalesce(a.unit_full, a.unit) AS name FROM assignments a
        WHERE a.document_id = t.document_id AND a.task = t.position AND a.role = '{role}' ORDER BY a.position))"""
_DOCUMENT = "d.title AS document, d.document_number"

_PROGRAMS = f"""
DROP VIEW v_tasks;
CREATE VIEW v_tasks AS
SELECT {_DOCUMENT}, t.label, t.title, t.deadline_due, {_quote("t")} AS quote, t.document_id, t.position,
       {_UNITS.format(role="lead")} AS lead, {_UNITS.format(role="responsible")} AS responsible,
       {_UNITS.format(role="cooperating")} AS cooperating, {_UNITS.format(role="supervising")} AS supervising,
       t.deadline_text, t.deadline_recurs, t.themes, t.verified, {_OF_TASK} AS path, d.source_name AS file,
       t.span_start AS start, t.span_end AS "end", d.document_id || '-t' || coalesce(t.ordinal, t.position) AS entry_id
FROM tasks t JOIN documents d ON d.document_id = t.document_id;
DROP VIEW v_assignments;
CREATE VIEW v_assignments AS
SELECT {_DOCUMENT}, t.label AS task_label, t.title AS task, a.role, a.unit, a.unit_full, a.institution_present_name,
       a.document_id, a.task AS task_position, t.deadline_due, a.running,
       {_place("a", "coalesce(t.ordinal, t.position)", "t", path=_OF_TASK)}
FROM assignments a JOIN tasks t ON t.document_id = a.document_id AND t.position = a.task
JOIN documents d ON d.document_id = a.document_id;
DROP VIEW v_targets;
CREATE VIEW v_targets AS
SELECT {_DOCUMENT}, g.indicator, g.comparator, g.value, g.upper, g.measure, g."by", g.status, {_quote("g")} AS quote,
       g.document_id, g.position, g.base, g.base_value, g.kind, g.striving, g.verified,
       {_path("g.span_start")} AS path, d.source_name AS file, g.span_start AS start, g.span_end AS "end",
       d.document_id || '-g' || coalesce(g.ordinal, g.position) AS entry_id
FROM targets g JOIN documents d ON d.document_id = g.document_id;
DROP VIEW v_priorities;
CREATE VIEW v_priorities AS
SELECT {_DOCUMENT}, p.region, p.text, p.listed, p.themes, p.document_id, p.position, p.mention, p.verified,
       {_place("p", "coalesce(p.ordinal, p.position)", "r")}
FROM priorities p JOIN documents d ON d.document_id = p.document_id;
CREATE VIEW v_citations AS
SELECT {_DOCUMENT}, c.title, c.number, c.relation, c.document_id, c.position, c.verified,
       {_place("c", "coalesce(c.ordinal, c.position)", "c")}
FROM citations c JOIN documents d ON d.document_id = c.document_id;
"""


def _words(column: str, **words: str) -> str:
    """Slugs in Chinese, as a person reads them."""
    cases = " ".join(f"WHEN '{slug}' THEN '{word}'" for slug, word in words.items())
    return f"CASE {column} {cases} ELSE {column} END"


def _listed(column: str) -> str:
    return f"(SELECT group_concat(value, '、') FROM json_each({column}))"


def _truth(column: str) -> str:
    return f"CASE {column} WHEN 0 THEN '否' ELSE '是' END"


_COMPARED = "CASE comparator WHEN '>=' THEN '不低于' WHEN '<=' THEN '不超过' WHEN '=' THEN '等于' WHEN '~' THEN '约'"
_ROLE = _words("role", lead="牵头", responsible="责任", cooperating="配合", supervising="督导")
_RELATION = _words(
    "relation", based_on="依据", issues="印发", forwards="转发", repeals="废止", amends="修订", mentions="提及"
)
_HEAD = "document AS 文件标题, document_number AS 文号, path AS 章节路径"
_TAIL = "quote AS 原文摘录, file AS 文件名, entry_id AS 记录编号"

_PEOPLE = f"""
CREATE VIEW 文件 AS
SELECT title AS 标题, document_number AS 文号, {_listed("issuers")} AS 发文机关, addressees AS 主送机关,
       document_date AS 成文日期, published_date AS 发布日期, document_type AS 文种, level AS 层级, region AS 地区,
       effective_date AS 施行日期, valid_until AS 有效期至, tasks AS 任务, targets AS 目标, priorities AS 制度创新,
       citations AS 引用, issues AS 疑点, facts_url AS 网址, source_name AS 文件名, document_id AS 记录编号
FROM documents;
CREATE VIEW 任务 AS
SELECT {_HEAD}, label AS 编号, title AS 任务, lead AS 牵头单位, responsible AS 责任单位, cooperating AS 配合单位,
       supervising AS 督导单位, deadline_text AS 完成时限, deadline_due AS 截止日期, {_listed("themes")} AS 主题,
       {_truth("verified")} AS 校核, {_TAIL}
FROM v_tasks;
CREATE VIEW 分工 AS
SELECT {_HEAD}, task AS 任务, {_ROLE} AS 角色, coalesce(unit_full, unit) AS 单位,
       institution_present_name AS 现名, deadline_due AS 截止日期, {_TAIL}
FROM v_assignments;
CREATE VIEW 目标 AS
SELECT {_HEAD}, indicator AS 指标, {_COMPARED}
       WHEN '+' THEN '增加' WHEN '-' THEN '减少' ELSE comparator END AS 比较,
       value AS 数值, upper AS 上限, measure AS 计量单位, "by" AS 完成年份, base AS 基期, base_value AS 基数,
       {_words("status", target="目标值", achieved="已完成")} AS 状态,
       {_words("kind", binding="约束性", anticipatory="预期性")} AS 指标属性, {_truth("verified")} AS 校核, {_TAIL}
FROM v_targets;
CREATE VIEW 制度创新 AS
SELECT {_HEAD}, region AS 地区, text AS 制度创新内容, {_listed("themes")} AS 主题, {_truth("listed")} AS 清单所列,
       {_truth("mention")} AS 正文提及, {_truth("verified")} AS 校核, {_TAIL}
FROM v_priorities;
CREATE VIEW 引用 AS
SELECT {_HEAD}, {_RELATION} AS 关系, title AS 引用文件, number AS 引用文号, {_truth("verified")} AS 校核, {_TAIL}
FROM v_citations;
"""

VIEWS = _PROGRAMS + _PEOPLE
"""A step of the store: released, and so never edited. What a view is to have more is a step of its own."""
