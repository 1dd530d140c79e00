"""Readers that only a vendor's library can read: a small process of its own, and its client.

`python -m app.devices.card_helper` is that process. It may be built as 32-bit, since most of these libraries are, and it
may hang or crash without anybody waiting. Its files (__main__, calls, libraries, records, vouchers, answers) know the
standard library only and nothing of the rest of the program; the rest belongs to the program.

One line is one JSON object, UTF-8. The helper says first what it is, then answers each question in turn:

    < {"hello": 1, "bits": 32}
    > {"id": 1, "do": "open", "library": "sscard", "path": "C:\\…\\SSCardDriver.dll", "before": [], "init": {}}
    < {"id": 1, "ok": {}}
    > {"id": 2, "do": "card", "how": 3}
    < {"id": 2, "ok": {"kind": "social_security", "name": "张三", "id_number": "…", "insured_at": "110000"}}
    < {"id": 2, "error": {"reason": "other_region", "code": -2201, "words": "…"}}

do: open | card | id_card | voucher {"url", "ask"}. Reasons of errors: see `answers`. Only what opens a person's documents
leaves the helper; card numbers, business tokens and photographs do not.
"""
