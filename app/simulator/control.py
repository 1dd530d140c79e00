"""The control paths and the inspection page. Everything but the transactions themselves is served here.

GET  /, /_sim/                   the page        GET    /_sim/state                what is held, as JSON
GET  /_sim/ledger?bchno=&infno=&state=&limit=    GET    /_sim/calls?infno=&verdict=&limit=
GET  /_sim/codes/<code>          one code's life
GET  /_sim/faults                the script      POST   /_sim/faults   (TOML)      put a script in force
                                                 DELETE /_sim/faults               none any more
GET  /_sim/profile               flags in force  POST   /_sim/profile  (JSON)      {"inventory.repeat": "overwrite"}
POST /_sim/reset                 as on the first day
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from app.simulator import inspection
from app.simulator import page as pages
from app.simulator.fault_script import BadScript, text_of
from app.simulator.played import PlayedPlatform
from app.simulator.profile import BadProfile, Profile

_MOST = 10_000


def control(platform: PlayedPlatform) -> Starlette:
    """The ASGI application of the control paths."""
    desk = _Control(platform)
    return Starlette(
        routes=[
            Route("/", desk.page),
            Route("/_sim/", desk.page),
            Route("/_sim/fragment", desk.fragment),
            Route("/_sim/state", desk.state),
            Route("/_sim/ledger", desk.ledger),
            Route("/_sim/calls", desk.calls),
            Route("/_sim/codes/{code:path}", desk.code),
            Route("/_sim/faults", desk.faults, methods=["GET", "POST", "DELETE"]),
            Route("/_sim/profile", desk.profile, methods=["GET", "POST"]),
            Route("/_sim/reset", desk.reset, methods=["POST"]),
        ]
    )


class _Control:
    def __init__(self, platform: PlayedPlatform) -> None:
        self._platform = platform

    async def page(self, request: Request) -> Response:
        return HTMLResponse(pages.whole(self._view(request)))

    async def fragment(self, request: Request) -> Response:
        return HTMLResponse(pages.live(self._view(request)))

    async def state(self, request: Request) -> Response:
        return _json(inspection.state(self._platform.database, self._platform.exchange, self._platform.started))

    async def ledger(self, request: Request) -> Response:
        asked = _texts(request, "bchno", "infno", "state")
        return _json(inspection.ledger(self._platform.database, limit=_limit(request), **asked))

    async def calls(self, request: Request) -> Response:
        asked = _texts(request, "infno", "verdict")
        return _json(inspection.calls(self._platform.database, limit=_limit(request), **asked))

    async def code(self, request: Request) -> Response:
        return _json(inspection.code_life(self._platform.database, request.path_params["code"]))

    async def faults(self, request: Request) -> Response:
        if _from_elsewhere(request):
            return _json({"error": "只接受本机程序或本页面的指令"}, 403)
        faults = self._platform.faults
        try:
            if request.method != "GET":
                faults.load("" if request.method == "DELETE" else text_of(await request.body()))
        except BadScript as wrong:
            return _json({"error": str(wrong)}, 400)
        return _json({"text": faults.text, "rules": faults.told()})

    async def profile(self, request: Request) -> Response:
        if _from_elsewhere(request):
            return _json({"error": "只接受本机程序或本页面的指令"}, 403)
        if request.method == "GET":
            return _json(_told(self._platform.exchange.profile))
        try:
            return _json(_told(self._platform.change(_overrides(await request.body()))))
        except BadProfile as wrong:
            return _json({"error": str(wrong)}, 400)

    async def reset(self, request: Request) -> Response:
        if _from_elsewhere(request):
            return _json({"error": "只接受本机程序或本页面的指令"}, 403)
        self._platform.reset()
        return _json({"reset": True})

    def _view(self, request: Request) -> pages.View:
        platform, code = self._platform, request.query_params.get("code", "").replace(" ", "")
        bchno = request.query_params.get("bchno", "").strip()
        return pages.View(
            state=inspection.state(platform.database, platform.exchange, platform.started),
            calls=inspection.calls(platform.database, limit=20),
            ledger=inspection.ledger(platform.database, bchno=bchno, limit=30),
            bchno=bchno,
            code=code,
            life=inspection.code_life(platform.database, code) if code else [],
        )


def _overrides(body: bytes) -> Mapping[str, Any]:
    try:
        overrides = orjson.loads(body)
    except orjson.JSONDecodeError:
        overrides = None
    if not isinstance(overrides, dict):
        raise BadProfile('应为 JSON 对象，例如 {"inventory.repeat": "overwrite"}')
    return overrides


def _told(profile: Profile) -> dict[str, Any]:
    flags = asdict(profile)
    flags["gateway"].pop("secret")
    return flags


def _from_elsewhere(request: Request) -> bool:
    """Whether a browser page of another origin sent this; programs send no Origin at all."""
    origin = request.headers.get("origin")
    return origin is not None and origin != f"{request.url.scheme}://{request.headers.get('host', '')}"


def _texts(request: Request, *names: str) -> dict[str, str]:
    return {name: request.query_params.get(name, "") for name in names}


def _limit(request: Request) -> int:
    asked = request.query_params.get("limit", "")
    return min(int(asked), _MOST) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 200


def _json(value: Any, status: int = 200) -> Response:
    return Response(orjson.dumps(value), status, media_type="application/json")
