"""Faults on the line itself, below HTTP: written straight to the connection, which is closed afterwards."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from http import HTTPStatus
from typing import Any

from app.simulator.fault_replies import Dripping, Hangup, PartOfBody, PartOfHeaders, Reply

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]


async def perform(reply: Reply, transport: asyncio.Transport) -> None:
    """Do what `reply.act` says and close the connection."""
    head = _head(reply)
    match reply.act:
        case Hangup(reset=True):
            transport.abort()
        case PartOfBody(keep):
            transport.write(head + reply.body[: int(len(reply.body) * keep)])
        case PartOfHeaders():
            transport.write(head[: len(head) // 2])
        case Dripping(chunk, interval_s):
            await _drip(head + reply.body, chunk, interval_s, transport)
        case Hangup() | None:
            pass
    transport.close()


async def until_gone(receive: Receive) -> None:
    """Wait for the closed connection to be gone, so that the server does not answer on top."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _drip(response: bytes, chunk: int, interval_s: float, transport: asyncio.Transport) -> None:
    for at in range(0, len(response), chunk):
        if transport.is_closing():
            return
        transport.write(response[at : at + chunk])
        await asyncio.sleep(interval_s)


def _head(reply: Reply) -> bytes:
    try:
        phrase = HTTPStatus(reply.status).phrase
    except ValueError:
        phrase = ""
    return (
        f"HTTP/1.1 {reply.status} {phrase}\r\n"
        f"Date: {reply.date}\r\n"
        f"Content-Type: {reply.content_type}\r\n"
        f"Content-Length: {len(reply.body)}\r\n"
        "Connection: close\r\n\r\n"
    ).encode("latin-1")
