"""The field tables hold together: every field can be filled or is known to have no source, and nothing stands twice."""

import pytest

from app.domain.submissions import SubmissionKind
from app.platforms.insurance.wire.fields import Need, Sent
from app.platforms.insurance.wire.tables import TRANSACTIONS
from app.platforms.insurance.wire.values import teller
from tests.platforms.samples import profile, submission

REQUIRED = {
    "3501": 9,
    "3502": 10,
    "3503": 14,
    "3504": 12,
    "3505": 18,
    "3506": 12,
    "3507": 2,
}
"""Fields that must be there, counted in the published tables (setl_id, required of the insured only, not counted)."""


@pytest.mark.parametrize("kind", list(SubmissionKind))
def test_every_word_of_a_table_can_be_asked(kind):
    asked = submission(kind)
    for field in TRANSACTIONS[kind].fields:
        teller(field.ours)(asked, profile())


@pytest.mark.parametrize("kind", list(SubmissionKind))
def test_no_field_stands_twice_and_required_ones_have_a_source(kind):
    fields = TRANSACTIONS[kind].fields
    assert len({field.name for field in fields}) == len(fields)
    assert all(field.ours for field in fields if field.need is not Need.NO)
    assert all(field.sent is Sent.ALWAYS for field in fields if field.need is not Need.NO)


@pytest.mark.parametrize("kind", list(SubmissionKind))
def test_the_published_number_of_fields_is_required(kind):
    table = TRANSACTIONS[kind]
    assert sum(field.need is Need.YES for field in table.fields) == REQUIRED[table.number]
