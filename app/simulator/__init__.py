"""The national insurance platform, played: a real HTTPS server for demo, tests, training and rehearsal.

It stands outside the program: it imports none of its rooms, keeps field tables of its own, and checks SM2 signatures
with GmSSL while the client signs with OpenSSL, so that one mistake cannot be made twice the same way.

The way of a request, one short file per step:

    server → gateway → envelope → rows → inventory | queries | sign_in → ledger → answers → wire_acts
    bytes    may you     who and    fields   what it means                  kept      two-level   faults on
    in       enter       what                                                        success     the line

Protocol in a paragraph. One HTTP POST per transaction carries a JSON envelope; `infno` names the transaction and the
rows lie under `input.<node>`. Inventory is 3501 stocktake, 3502 stock change, 3503 purchase, 3504 purchase return,
3505 sale, 3506 sale return, 3507 deletion; the same number with an A takes a list. 3508 to 3513 ask back. 9001 signs
in and hands out `sign_no`, good until midnight (UTC+8); 9002 signs out and shuts the day. Success has two levels:
`infcode` 0, and where there is one, `output.result.retRslt` "1" or an empty `*ErrDetail` list.
Source: national inventory interface (envelope, gateways, transactions 3501 to 3513), public editions.

What the public editions do not say is a flag in `profile.py`: what a repeated number means, how an empty output looks,
where a signature goes. What a bad day looks like is a fault script: see `faults.py` and resources/simulator/faults.
"""
