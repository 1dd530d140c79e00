"""Tables, cells and tags of the inspection page."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

_PROSE = frozenset(("说明", "原因", "故障", "目录名称"))


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def section(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]], empty: str = "") -> Html:
    """A titled table; without rows the sentence `empty` in its place. Cells are escaped unless they are Html."""
    body = "".join(_row(row, heads) for row in rows)
    if not body:
        return Html(f'<section><h2>{escape(title)}</h2><p class="empty">{escape(empty)}</p></section>')
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return Html(f'<section><h2>{escape(title)}</h2><div class="wide">{table}</div></section>')


def tag(text: str, tone: str) -> Html:
    """A word in the colour of its tone: good, warn, bad or mute."""
    return Html(f'<i class="{tone}">{escape(text)}</i>')


def code_link(codes: Sequence[str]) -> Html:
    """The first trace code as a link to its life, and how many there are."""
    if not codes:
        return Html("")
    more = f" 等 {len(codes)} 个" if len(codes) > 1 else ""
    return Html(f'<a href="?code={escape(codes[0])}"><code>{escape(grouped(codes[0]))}</code></a>{more}')


def grouped(code: str) -> str:
    """A 20-digit code in its two parts, 8100001 9000000000017."""
    return f"{code[:7]} {code[7:]}" if len(code) == 20 else code


def tagged(words: Mapping[str, tuple[str, str]], name: str) -> Html:
    """The tag for a machine word, by a table of (text, tone)."""
    text, tone = words.get(name, (name, "mute"))
    return tag(text, tone)


def _row(cells: Sequence[object], heads: Sequence[str]) -> str:
    return f"<tr>{''.join(_cell(value, head) for value, head in zip(cells, heads, strict=True))}</tr>"


def _cell(value: object, head: str) -> str:
    shown = value if isinstance(value, Html) else escape(str(value))
    kind = "zero" if value == 0 else "prose" if head in _PROSE else "plain"
    return f'<td class="{kind}" data-head="{escape(head)}">{shown}</td>'
