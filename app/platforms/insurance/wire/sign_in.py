"""9001 签到 and 9002 签退. Source: national interface: nodes signIn, signOut; output signinoutb."""

from __future__ import annotations

from app.platforms.insurance.wire.replies import Reply, read_nested


def sign_in_input(operator: str, mac: str, ip: str) -> dict[str, object]:
    """Who signs in, and from which computer."""
    return {"signIn": {"opter_no": operator, "mac": mac, "ip": ip}}


def sign_out_input(operator: str, number: str) -> dict[str, object]:
    """Who signs out of which sign-in."""
    return {"signOut": {"opter_no": operator, "sign_no": number}}


def sign_no_in(reply: Reply) -> str | None:
    """The sign_no wherever it lies, at most 30 characters; None where there is none. Raises Unreadable."""
    pending: list[object] = [reply.document.get("output")]
    while pending:
        value = pending.pop()
        if isinstance(value, str) and value.strip()[:1] in ("{", "["):
            value = read_nested(value)
        if isinstance(value, list):
            pending.extend(value)
        elif isinstance(value, dict):
            number = value.get("sign_no", value.get("signNo"))
            if isinstance(number, (str, int)) and not isinstance(number, bool) and 0 < len(str(number).strip()) <= 30:
                return str(number).strip()
            pending.extend(value.values())
    return None
