"""Every fault of an imported file has words."""

import pytest

from app.domain.refusals import Fault
from app.ui.import_words import ImportWords
from app.usecases.imports import Reason


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_words_of_its_own(reason: Reason) -> None:
    words = ImportWords()
    assert words.reason(reason) != reason
    assert [other for other in Reason if words.reason(other) == words.reason(reason)] == [reason]


def test_a_fault_says_where_what_and_what_is_wanted() -> None:
    told = ImportWords().tell(Fault(7, "pack_units", Reason.NOT_WHOLE, "十二", "1–1000000"))
    assert told == "第 7 行 包装数量：不是整数（现为“十二”，应为 1–1000000）"
    assert ImportWords().tell(Fault(0, "", Reason.EMPTY)) == "整个文件：文件是空的"
