"""The two check digits met at a counter."""

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"


def mod10_ok(digits: str) -> bool:
    """Whether the last digit checks the others, weights 3, 1, 3 … from the right.

    digits: ASCII digits. Used by EAN-8, UPC-A, EAN-13, GTIN-14, SSCC and 本位码.
    Source: GS1 General Specifications, section 7.9.1; 本位码 verified on public codes.
    """
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return weighted % 10 == 0


def id_number_ok(number: str) -> bool:
    """Whether the 18th character checks 17 digits, modulo 11.

    number: 17 ASCII digits and a digit or X. Source: GB 11643-1999, ISO 7064 MOD 11-2.
    """
    total = sum(weight * int(digit) for weight, digit in zip(_ID_WEIGHTS, number, strict=False))
    return _ID_CHECKS[total % 11] == number[17]
