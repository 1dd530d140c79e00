"""Whoever used a pack before is told by name."""

from app.domain.people import Role
from app.usecases import dispense, sign_in
from tests.usecases.conftest import ADMIN, AMOXICILLIN, PHARMACIST, House, pack


def test_who_used_a_pack_before_is_told_by_name(house: House) -> None:
    sign_in.add_person("wang", "王芳", [Role.PHARMACIST], "long-enough", counter=house.counter, actor=ADMIN)
    first, second = (house.prescription(number, (house.amoxicillin, 24)) for number in ("R1", "R2"))
    dispense.scan(first, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    (result,) = dispense.scan(second, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    assert result.earlier is not None
    assert (result.earlier.by, result.earlier.name, result.earlier.document_number) == ("wang", "王芳", "R1")
