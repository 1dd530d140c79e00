"""What can be wrong with, or worth knowing about, a file that is imported. The list is closed: whoever shows it can have
a sentence for each.
"""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """The word in `Fault.reason`."""

    # the file as a whole
    UNREADABLE = "unreadable"  # not there, or the system does not give it; found says why
    TOO_LARGE = "too_large"  # expected says how much is taken
    EMPTY = "empty"
    BINARY = "binary"  # neither text nor XLSX
    OLD_EXCEL = "old_excel"  # .xls, or XLSX under a password: save it as XLSX or CSV
    DAMAGED = "damaged"  # an XLSX that cannot be opened
    WEB_PAGE = "web_page"  # HTML under another name
    ENCODING = "encoding"  # neither UTF-8 nor GB18030, or broken on the way
    SYNTAX = "syntax"  # CSV quotes, JSON grammar; found says what
    NO_LIST = "no_list"  # JSON without a list of objects, or with several
    # the columns
    NO_HEADER = "no_header"  # the first line, or a JSON object, names no column we know; found says what stands there
    COLUMN_MISSING = "column_missing"
    COLUMN_TWICE = "column_twice"  # two columns say the same thing
    # a line
    RAGGED = "ragged"  # more or fewer cells than the header has
    MISSING = "missing"
    NOT_TEXT = "not_text"
    UNPRINTABLE = "unprintable"  # control characters, or characters that were lost on the way
    TOO_LONG = "too_long"
    FORMULA = "formula"  # paste values instead
    ERROR_CELL = "error_cell"  # #N/A, #REF! …
    DIGITS_LOST = "digits_lost"  # the sheet kept a code as a number: 1.23E+17
    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_DAY = "not_a_day"
    NOT_A_MOMENT = "not_a_moment"
    NOT_A_CHOICE = "not_a_choice"
    WRONG_FORM = "wrong_form"
    CHECK_DIGIT = "check_digit"
    # a line and what else is known
    ENDS_BEFORE = "ends_before"  # the end lies before the beginning
    BOTH_GIVEN = "both_given"  # units and packs, each saying something else
    NOT_INSURED = "not_insured"  # an insurance settlement of somebody who pays himself
    LOT_NEEDED = "lot_needed"  # dates of a lot without its number
    LOT_DIFFERS = "lot_differs"  # the books know that lot with another date
    CONTRADICTS = "contradicts"  # another line of the file says something else; found says which
    UNKNOWN_DRUG = "unknown_drug"
    IN_WORK = "in_work"  # the document differs, and was begun at the counter
    CLOSED = "closed"  # the document differs, and is closed
    OURS = "ours"  # a document of that number was opened here by hand
    # worth knowing, no fault
    COLUMN_IGNORED = "column_ignored"
    SHEETS_IGNORED = "sheets_ignored"
    REPEATED = "repeated"  # the same as another line of the file: counted once; found says which
    CONFLICT = "conflict"  # the key now stands for two things until somebody decides; found says which other


NOTICES = frozenset({Reason.COLUMN_IGNORED, Reason.SHEETS_IGNORED, Reason.REPEATED, Reason.CONFLICT})
