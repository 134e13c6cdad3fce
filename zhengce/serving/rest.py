"""HTTP for programs (FastAPI): the answers of ``answers`` under ``/api/v1``, described by OpenAPI in Chinese."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse
from starlette.middleware.trustedhost import TrustedHostMiddleware

from corpus.comparison.sides import Aspect
from corpus.division.table import Grouping
from corpus.search.asked import Kind, Sort
from corpus.search.asked import Query as Asked
from corpus.search.entry_ids import RecordKind
from corpus.store.troubles import TROUBLES, explain
from zhengce.serving.answers import Answer, Answers, Refusal, Unanswerable
from zhengce.serving.cursors import Cursor, InvalidCursor
from zhengce.serving.keys import Keys, KeysDamaged
from zhengce.serving.manual import manual_page

_STATUS = {Refusal.UNKNOWN: 404, Refusal.WRONG: 422}
_LARGEST_PAGE = 200
LOOPBACK = ("localhost", "127.0.0.1", "::1")
_ERRORS: dict[int | str, dict[str, Any]] = {
    401: {"description": "缺少密钥或密钥无效"},
    404: {"description": "没有这个编号"},
    422: {"description": "参数有误"},
}

DocumentId = Annotated[str, Path(description="文件编号，见检索结果。", examples=["0f3a9c2b7d1e4a58"], max_length=80)]
Ids = Annotated[list[str], Query(description="文件编号，可写多个。", max_length=40)]
Words = Annotated[str, Query(description="检索式，与网页和命令行相同，如 生态补偿 地区:江西省。", max_length=4000)]
CursorWord = Annotated[str, Query(description="上一页答复中的 next；不写是第一页。", max_length=40)]
Size = Annotated[int, Query(description="每页几条。", ge=1, le=_LARGEST_PAGE)]


def make_app(answers: Answers, *, keys: Keys | None = None, hosts: tuple[str, ...] = LOOPBACK) -> FastAPI:
    """``keys``: who may ask; None where only this machine can. ``hosts``: by which names it may be called.

    A page of another site that has its name lead here (DNS rebinding) calls it by that name and is refused.
    """
    app = FastAPI(
        title="zhengce 接口",
        description="检索政策文件语料库，取任务、单位、目标、时限、引用和制度创新重点。",
        version="1",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # their pages load scripts from elsewhere
        redoc_url=None,
    )
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*hosts, *(f"[{host}]" for host in hosts if ":" in host)])
    app.add_exception_handler(Unanswerable, _unanswerable)
    app.add_exception_handler(RequestValidationError, _misread)
    app.add_exception_handler(KeysDamaged, _locked)
    for kind in TROUBLES:
        app.add_exception_handler(kind, _broken)
    app.state.answers, app.state.keys = answers, keys
    _add_routes(app)
    return app


async def _unanswerable(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Unanswerable)
    return JSONResponse({"detail": error.message}, status_code=_STATUS[error.refusal])


async def _misread(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    said = [f"参数 {each['loc'][-1]} 有误{_expected(each)}" for each in error.errors()]
    return JSONResponse({"detail": "；".join(said) + "。"}, status_code=422)


def _expected(error: Mapping[str, Any]) -> str:
    known = error.get("ctx", {}).get("expected")
    return f"，可取 {known.replace(' or ', '、').replace(', ', '、')}" if known else ""


async def _locked(_request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, status_code=503)


async def _broken(request: Request, error: Exception) -> JSONResponse:
    answers: Answers = request.app.state.answers
    return JSONResponse({"detail": str(explain(error, answers.corpus.folder))}, status_code=503)


def _allowed(request: Request) -> Answers:
    """The answers, for those who may have them."""
    keys: Keys | None = request.app.state.keys
    word, _, key = request.headers.get("authorization", "").partition(" ")
    if keys is not None and (word.lower() != "bearer" or keys.name_of(key.strip()) is None):
        headers = {"WWW-Authenticate": "Bearer"}
        raise HTTPException(401, "请在请求头写明密钥：Authorization: Bearer 密钥。", headers=headers)
    answers: Answers = request.app.state.answers
    return answers


def _cursor(word: str) -> Cursor:
    try:
        return Cursor.read(word)
    except InvalidCursor as error:
        raise Unanswerable("cursor 应是上一页答复中的 next。") from error


class Filters:
    """Conditions that a query of words can state too, for programs that do not want to write it."""

    def __init__(
        self,
        q: Words = "",
        kind: Annotated[Kind | None, Query(description="只要这一类。")] = None,
        region: Annotated[list[str] | None, Query(description="地区，可写多个，任一即可。")] = None,
        theme: Annotated[list[str] | None, Query(description="主题，同上。")] = None,
        year: Annotated[list[str] | None, Query(description="年份，同上。")] = None,
    ) -> None:
        values = {"region": region, "theme": theme, "year": year}
        self.query = Asked(
            text=q, kind=kind, filters={name: tuple(each) for name, each in values.items() if each}, copies=True
        )


Chosen = Annotated[Filters, Depends()]
Source = Annotated[Answers, Depends(_allowed)]


def _add_routes(app: FastAPI) -> None:
    """Each answer at its address; what it is stands in its own words, which OpenAPI shows."""
    for path, answer, summary in (
        ("/search", search, "检索"),
        ("/entries/{entry_id}", entry, "一条记录"),
        ("/documents", documents, "文件目录"),
        ("/documents/{document_id}", document, "一份文件的全部记录"),
        ("/documents/{document_id}/outline", outline, "一份文件的要素和目录"),
        ("/documents/{document_id}/records", records, "一份文件的记录，可选种类"),
        ("/documents/{document_id}/text", text, "一段原文"),
        ("/table", table, "任务分工表"),
        ("/compare", compare, "对照文件"),
        ("/matrix", matrix, "制度创新重点的对比表"),
        ("/stats", stats, "语料库有多少"),
    ):
        app.get(f"/api/v1{path}", summary=summary, responses=_ERRORS)(answer)
    app.get("/api/v1/export", summary="检索的全部结果，逐行 JSON", responses=_ERRORS, response_class=StreamingResponse)(
        export
    )
    app.get("/", include_in_schema=False)(lambda: HTMLResponse(manual_page(app.openapi())))


def search(
    answers: Source,
    chosen: Chosen,
    sort: Annotated[Sort, Query(description="次序：relevance 相关、newest 新到旧、oldest 旧到新。")] = Sort.RELEVANCE,
    size: Size = 20,
    cursor: CursorWord = "",
) -> Answer:
    """hits 是一页命中，各有出处和位置；kinds、facets 是各类各值的条数；next 是下一页的 cursor，没有下一页时为 null。"""
    asked = chosen.query
    query = Asked(text=asked.text, kind=asked.kind, filters=asked.filters, copies=True, sort=sort, page_size=size)
    return answers.search(query, _cursor(cursor))


def entry(
    answers: Source, entry_id: Annotated[str, Path(description="记录编号，见检索结果。", max_length=80)]
) -> Answer:
    """quote 是原文，start、end 是它在全文中的位置。"""
    return answers.entry(entry_id)


def documents(answers: Source, size: Size = 100, cursor: CursorWord = "") -> Answer:
    """按标题排列。"""
    return answers.documents(_cursor(cursor), size)


def document(answers: Source, document_id: DocumentId) -> Answer:
    """与 zhengce extract 的 JSON 相同。"""
    return answers.document(document_id)


def outline(answers: Source, document_id: DocumentId) -> Answer:
    """不含全文；counts 是各类记录的条数。"""
    return answers.outline(document_id)


def records(
    answers: Source,
    document_id: DocumentId,
    kind: Annotated[RecordKind | None, Query(description="task、target、priority、citation 或 issue。")] = None,
) -> Answer:
    """每条有章节路径、原文和位置。"""
    return answers.records(document_id, kind)


def text(
    answers: Source,
    document_id: DocumentId,
    start: Annotated[int, Query(description="从第几字，从 0 数。", ge=0, le=10**9)] = 0,
    end: Annotated[int, Query(description="到第几字之前。", ge=0, le=10**9)] = 2000,
) -> Answer:
    """start、end 是实际取到的位置。"""
    return answers.passage(document_id, start, end)


def table(
    answers: Source,
    document: Ids,
    by: Annotated[Grouping, Query(description="分组：章节、单位、主题或时限。")] = Grouping.SECTION,
) -> Answer:
    """rows 各有来源；findings 是缺牵头单位、缺时限等问题。"""
    return answers.table(document, by)


def compare(
    answers: Source,
    document: Ids,
    by: Annotated[
        Aspect, Query(description="clause 只用于两份；task、target、unit、theme 用于 2 至 6 份。")
    ] = Aspect.TASK,
) -> Answer:
    """逐条对照两个版本，或并列 2 至 6 份文件。"""
    return answers.compare(document, by)


def matrix(
    answers: Source,
    rows: Annotated[str, Query(description="行：region、theme、year 等，或其中文名。", max_length=40)] = "region",
    columns: Annotated[str, Query(description="列：同上。", max_length=40)] = "theme",
    q: Words = "",
    mentions: Annotated[bool, Query(description="连同正文提及的一起计数。")] = False,
) -> Answer:
    """cells 是各格的记录编号；regions 说明各地区的数字依据库中多少文件。"""
    return answers.matrix(rows, columns, q, mentions=mentions)


def stats(answers: Source) -> Answer:
    """文件、任务、目标的数目。"""
    return answers.stats()


def export(answers: Source, chosen: Chosen) -> StreamingResponse:
    """一行一条，边查边送；断开即停。"""

    def lines() -> Iterator[str]:
        for each in answers.entries(chosen.query):
            yield json.dumps(each, ensure_ascii=False) + "\n"

    return StreamingResponse(lines(), media_type="application/x-ndjson")
