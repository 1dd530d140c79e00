"""The ASGI application in front of the played platform.

Transactions (POST on any path outside /_sim) take the short way: no framework, straight into `Exchange`. Everything
else goes to `control`.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.simulator.clock import Moment
from app.simulator.control import control
from app.simulator.exchange import Exchange, Request
from app.simulator.fault_replies import Reply
from app.simulator.played import PlayedPlatform
from app.simulator.wire_acts import perform, until_gone

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

_LARGEST = 4 * 1024 * 1024
_LINE = "yaosu.transport"


class LineProtocol(HttpToolsProtocol):
    """Hands the connection itself to the application, for faults below HTTP."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = {_LINE: self.transport}  # type: ignore[dict-item]

    @property
    def is_idle(self) -> bool:
        """Whether nothing is asked on this connection and everything answered has left."""
        answered = getattr(self.cycle, "response_complete", True)  # no cycle before the first request
        return bool(answered) and self.transport.get_write_buffer_size() == 0


class Application:
    """The whole platform as one ASGI callable; needs `LineProtocol` under it."""

    def __init__(self, platform: PlayedPlatform) -> None:
        self._platform = platform
        self._control = control(platform)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "POST" and not scope["path"].startswith("/_sim"):
            await self._transaction(scope, receive, send)
        else:
            await self._control(scope, receive, send)

    async def _transaction(self, scope: Scope, receive: Receive, send: Send) -> None:
        exchange, line = self._platform.exchange, scope["extensions"][_LINE]
        try:
            reply = exchange.unread() or await _converse(exchange, scope, receive)
            if reply and reply.act:
                await perform(reply, line)
                await until_gone(receive)
            elif reply:
                await _send(reply, send)
        except asyncio.CancelledError:  # the platform stops while a fault makes this request wait
            line.abort()
            await until_gone(receive)


async def _converse(exchange: Exchange, scope: Scope, receive: Receive) -> Reply | None:
    """Read the request and work on it; None if the caller was gone before it was whole."""
    arrived = Moment.now()
    body = await _body(receive)
    if body is None:
        return None
    begun = exchange.begin(_request(scope, body, arrived))
    if begun.wait_s:
        await asyncio.sleep(begun.wait_s)
    reply = exchange.finish(begun)
    if reply.wait_s:
        await asyncio.sleep(reply.wait_s)
    return reply


async def _body(receive: Receive) -> bytes | None:
    """The whole body, cut where no message can be that long; None if the caller went away."""
    message = await receive()
    body: bytes = message.get("body", b"")
    while message.get("more_body") and len(body) <= _LARGEST:
        message = await receive()
        body += message.get("body", b"")
    return None if message["type"] == "http.disconnect" else body


async def _send(reply: Reply, send: Send) -> None:
    headers = [
        (b"date", reply.date.encode()),
        (b"content-type", reply.content_type.encode()),
        (b"content-length", str(len(reply.body)).encode()),
    ]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body})


def _request(scope: Scope, body: bytes, arrived: Moment) -> Request:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    return Request(scope["path"], scope["query_string"].decode("latin-1"), headers, body, arrived)
