"""The interface's own page: what may be asked, in Chinese, from the OpenAPI description; nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

_STYLE = (
    "body{font-family:sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;line-height:1.6;color:#1d1d1f}"
    "code{background:#f2f2f4;padding:.1rem .3rem}table{border-collapse:collapse;width:100%}"
    "th,td{border-bottom:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}"
)


def manual_page(openapi: Mapping[str, Any]) -> str:
    """A whole HTML page."""
    info = openapi["info"]
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(info['title'])}</title><style>{_STYLE}</style></head><body><main>"
        f"<h1>{escape(info['title'])}</h1><p>{escape(info['description'])}</p>"
        "<p>各地址用 GET，答复是 JSON（UTF-8）。机器可读的说明："
        '<a href="/api/v1/openapi.json">openapi.json</a>。在本机以外使用时，请求头要写 '
        "<code>Authorization: Bearer 密钥</code>。</p>"
        f"{''.join(_routes(openapi))}</main></body></html>"
    )


def _routes(openapi: Mapping[str, Any]) -> Iterator[str]:
    for path, methods in openapi["paths"].items():
        route = methods["get"]
        yield f"<h2>{escape(route['summary'])}</h2><p><code>GET {escape(path)}</code></p>"
        yield f"<p>{escape(route.get('description', ''))}</p>"
        if parameters := route.get("parameters"):
            rows = "".join(_row(each) for each in parameters)
            head = "<tr><th scope=col>参数</th><th scope=col>意思</th><th scope=col>可取</th></tr>"
            yield f"<table>{head}{rows}</table>"


def _row(parameter: Mapping[str, Any]) -> str:
    needed = "（必写）" if parameter.get("required") else ""
    values = "、".join(map(str, _values(parameter["schema"])))
    return (
        f"<tr><td><code>{escape(parameter['name'])}</code></td>"
        f"<td>{escape(parameter.get('description', ''))}{needed}</td><td>{escape(values)}</td></tr>"
    )


def _values(schema: Mapping[str, Any]) -> list[object]:
    """The values that a parameter may take, where there are few; else its default."""
    for each in (schema, *schema.get("anyOf", ())):
        if "enum" in each:
            return list(each["enum"])
    default = schema.get("default")
    return [] if default in (None, "") else [default]
