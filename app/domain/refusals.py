"""Refusals: understood, and not allowed.

Each carries facts, not a sentence: `ui/messages.py` says what happened, whose it is and what to press next. After a
refusal nothing was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from inspect import get_annotations
from typing import ClassVar, dataclass_transform


@dataclass_transform()
class Refusal(Exception):
    """Root of everything the program declines to do.

    Facts are the annotated fields of each leaf, in order, given and compared as a dataclass does it. They are no
    dataclasses: those write and compile their own methods, and a hundred of them were a tenth of a start.
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()
    __hash__ = Exception.__hash__

    def __init_subclass__(cls) -> None:
        """Add the leaf's own fields to those it inherits."""
        own = (name for name in get_annotations(cls) if name not in cls.__match_args__)
        cls.__match_args__ = (*cls.__match_args__, *own)  # type: ignore[misc]  # mypy takes it for a dataclass's

    def __init__(self, *facts: object, **named: object) -> None:
        super().__init__(*facts)
        names = self.__match_args__
        given = dict(zip(names, facts, strict=False)) | named
        lacking = [name for name in names if name not in given and not hasattr(type(self), name)]
        if len(facts) + len(named) != len(given) or not given.keys() <= set(names) or lacking:
            raise TypeError(f"{type(self).__name__} takes {names}, not {tuple(given)}")
        for name, fact in given.items():
            setattr(self, name, fact)

    def __repr__(self) -> str:
        """`UnknownDrug(code='…')`."""
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__match_args__)})"

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__match_args__)


class WrongPassword(Refusal):
    """Login or password do not fit. Which of the two is not told."""


class TooManyTries(Refusal):
    """Signing in is closed for a while after wrong passwords."""

    until: datetime


class PasswordTooWeak(Refusal):
    """A new password must be long enough, not the old one and not the login."""

    least_length: int


class MustChangePassword(Refusal):
    """The first sign-in changes the password; nothing else is done before."""

    login: str


class NotAllowed(Refusal):
    """The person lacks a right. `right` is a `people.Right` value."""

    right: str


class UnknownPerson(Refusal):
    """No account of that login."""

    login: str


class LoginTaken(Refusal):
    """Another account has that login."""

    login: str


class BadPerson(Refusal):
    """An account cannot be kept as it was filled in.

    field: "login" | "name" | "roles" | "licence". reason: "empty" | "too_long" | "spaces" | "unprintable".
    """

    field: str
    reason: str


class LastAdministrator(Refusal):
    """Nobody would be left who may let others in: the last active administrator stays one."""

    login: str


class SamePerson(Refusal):
    """The second signature must be another person's."""

    login: str


class NoSuchDocument(Refusal):
    """No document of that number or id."""

    number: str


class NothingOpen(Refusal):
    """A pack was scanned while no document was open; the screen says what to open."""


class AnotherOpen(Refusal):
    """The number of another document was scanned over one in work; nothing was kept. kind: a `DocumentKind` word."""

    number: str
    kind: str


class AlreadyOpen(Refusal):
    """The number that was scanned is that of the document in work, or of the prescription it answers; nothing was kept."""

    number: str


class NoUseForScan(Refusal):
    """Something was scanned while a page was in front that takes no scans; nothing was kept."""


class NoUseForCard(Refusal):
    """A card was read while a page was in front that asks for nobody's documents; nothing was kept."""


class PatientCodeDamaged(Refusal):
    """Nearly an e-voucher or an id number: cut off, or its check digit is wrong. kind: a `codes.Kind` word."""

    kind: str


class NoVoucherReader(Refusal):
    """An e-voucher was scanned, and nothing on this workstation can say whose it is."""


class VoucherRefused(Refusal):
    """The insurer's service does not say whose e-voucher it is. code, words: its own; tokens and numbers are masked."""

    code: str
    words: str


class CardRefused(Refusal):
    """The reader's library read no person.

    reason: "no_card" | "bad_card" (upside down, no answer) | "other_region" | "no_number" (the card keeps it locked) |
    "no_reader" | "cancelled" | "busy" (the card before is still being read) | "unreadable" (not the form that is known) |
    "other". code: the library's. words: its own; tokens and numbers are masked.
    """

    reason: str
    code: int = 0
    words: str = ""


class ReaderAway(Refusal):
    """The process of a reader's library gives no answer; it is started anew by itself.

    reason: "silent" | "crashed" | "no_library" | "wrong_bits" | "no_function" | "not_ready" (its Init failed) | "starting" |
    "stopped".
    """

    device: str
    reason: str


class DeviceNotReady(Refusal):
    """A device was asked to do something and is not there. trouble: a `devices.Trouble` word, "" where nobody knows."""

    device: str
    trouble: str = ""


class DeviceKnown(Refusal):
    """The device somebody wants to add is in the list already."""

    device: str


class UnlikeAScanner(Refusal):
    """A test scan of a keyboard scanner that no profile can be made from.

    reason: "short" (figure: keys) | "slow" | "uneven" (as a hand types) | "no_end" (slow, and no Enter or Tab behind it;
    figure: milliseconds between keys, on average).
    """

    reason: str
    figure: int = 0


class BadRecording(Refusal):
    """A recording of a device cannot be read. line: 0 for the file as a whole.

    reason: "empty" | "unreadable" | "disorder" (times run backwards) | "no_decoder" (nothing here reads that kind).
    """

    file: str
    line: int
    reason: str


class DocumentClosed(Refusal):
    """The document was confirmed or cancelled; it takes no more scans."""

    number: str


class NothingScanned(Refusal):
    """There is nothing to confirm yet."""

    number: str


class StillMissing(Refusal):
    """Lines still want packs. `packs` counts whole packs not yet scanned."""

    number: str
    packs: int


class LotNeeded(Refusal):
    """Received stock without lot or expiry cannot be told to the platform. `drugs` names the lines."""

    number: str
    drugs: tuple[str, ...]


class ShortStock(Refusal):
    """More leaves than the books have here. A second press goes on: what stands on the shelf is right, the books are not."""

    number: str
    drugs: tuple[str, ...]


class NotOnList(Refusal):
    """A drug that was neither ordered nor in the scope of the stocktake; it gets no line of its own."""

    number: str
    drug: str


class BadLot(Refusal):
    """What was typed cannot be a line's lot.

    reason: "no_number" | "too_long" | "made_on_not_a_day" | "expires_on_not_a_day" | "not_a_price" | "ends_before" (expiry
    before production) | "made_later" (produced after today) | "booked" (a stocktake does not rename a lot of the books) |
    "on_list" (another line counts it).
    """

    lot: str
    reason: str


class LotDiffers(Refusal):
    """The books know the lot with other dates. Typed wrongly, or registered wrongly; a second press corrects the books."""

    lot: str
    made_on: date | None
    expires_on: date | None


class GoodsExpired(Refusal):
    """Goods past their last good day are not taken in."""

    lot: str
    expires_on: date


class NotCounted(Refusal):
    """Lines of a stocktake nobody counted; they would stay as the books have them."""

    number: str
    lines: int


class NothingToUndo(Refusal):
    """No scan of this document is left to take back."""

    number: str


class NoSuchLine(Refusal):
    """The document has no such line."""

    number: str
    line_id: int


class LineFull(Refusal):
    """The line has all it needs."""

    drug: str


class ScanNeeded(Refusal):
    """The line went out with trace codes, so it comes back by scanning them, not by typing a quantity."""

    drug: str


class NoSuchScan(Refusal):
    """The scan is gone or was taken back already."""

    event_id: int


class CodeTaken(Refusal):
    """Another document used this pack first, perhaps at this very moment at another window."""

    number: str


class CardNotRead(Refusal):
    """A card lay on the reader, or was in it, and did not tell whose it is.

    card: a `cards.CardKind` value. reason: "moved" (not read to the end) | "not_accepted" (card and reader do not trust each
    other) | "unreadable" (no name or number where they should be) | "mute" (no answer: wrong way round, dirty) | "busy"
    (another program holds it). code: what reader or card answered, hexadecimal, "" if nothing.
    """

    card: str
    reason: str
    code: str = ""


class CardPulledOut(Refusal):
    """A card was taken out of the reader before it was read."""


class NotSocialSecurityCard(Refusal):
    """The card in the reader is another kind of card: of a bank, of staff."""


class CardWantsPin(Refusal):
    """The card gives name and number only after its holder's PIN. We never ask for it and never send one."""


class UnknownCardGeneration(Refusal):
    """A social-security card made after a newer rule than we know. version: as the card tells it, "" if it does not."""

    version: str


class UnknownDrug(Refusal):
    """No drug with that local code."""

    code: str


class IdentifierTaken(Refusal):
    """The key already stands for another drug or package level; somebody must decide."""

    key: str
    drug: str


class BadIdentifier(Refusal):
    """A key of the wrong form: `P7` takes 7 characters, GTIN 14 digits with a right check digit."""

    key: str
    reason: str


class NoSuchSubmission(Refusal):
    """No submission of that id."""

    submission_id: str


class SubmissionBusy(Refusal):
    """It is being sent, or its outcome is being asked for; wait for the verdict."""

    submission_id: str


class SubmissionSettled(Refusal):
    """Its state does not allow that: accepted rows are withdrawn, not corrected; withdrawn ones stay so."""

    submission_id: str
    state: str


class NothingDispensed(Refusal):
    """There is no confirmed dispensing with that number or pack, so nothing can be taken back."""

    number: str


class AlreadyReturned(Refusal):
    """All of the dispensing was taken back before."""

    number: str


class BadSetting(Refusal):
    """A setting of the wrong type, out of bounds, or unknown. `reason` is a `settings` word."""

    key: str
    value: str
    reason: str


class BadSettingsFile(Refusal):
    """The settings file cannot be used, or not be written; it was left as it is.

    line: where the trouble is, 0 for the file as a whole. reason: "syntax" | "encoding" | "too_large" | "unreadable" |
    "unwritable". detail: what the system or the parser says.
    """

    file: str
    line: int
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong or worth knowing in a file that is imported.

    line: of the file, from 1; 0 for the file as a whole. field: our name of the column, "" for the line as a whole.
    reason: an `imports.Reason` word. found: what stands there, never personal data. expected: what should.
    """

    line: int
    field: str
    reason: str
    found: str = ""
    expected: str = ""


class BadImport(Refusal):
    """A file could not be taken in; nothing of it was. `more` faults were found beyond those listed."""

    file: str
    errors: tuple[Fault, ...]
    more: int = 0


class FileFromNewerVersion(Refusal):
    """The database was written by a newer program and was left untouched."""

    found: str
    known: str


class FolderInUse(Refusal):
    """Another program holds this data folder."""

    folder: str
    holder: str


class StoreUnavailable(Refusal):
    """The database cannot be written or reached: full or read-only disk, server gone. Nothing was accepted.

    reason: "full" | "read_only" | "damaged" | "foreign" (another program's database) | "unreachable" | "busy" |
    "unwritable".
    """

    reason: str
    detail: str


class ClockWentBack(Refusal):
    """The computer's clock stands before the last thing written here; dates of sales would be wrong."""

    now: datetime
    last: datetime


class WrongPersonalKey(Refusal):
    """The database was sealed with another key for personal data than this computer holds."""


class SecretsFault(Refusal):
    """Root of what the keeper of secrets refuses. The facts never hold a secret or a passphrase."""


class PassphraseNeeded(SecretsFault):
    """The key file wants a passphrase and none was given. `new`: there is no file yet, so it is chosen now."""

    path: str
    new: bool


class WrongPassphrase(SecretsFault):
    """The key file is whole, and this is not its passphrase, or no longer."""

    path: str


class VaultDamaged(SecretsFault):
    """A file of the vault is not as we wrote it.

    reason: "missing" | "checksum" | "shape" | "newer" | "cost". "newer" means a later program wrote it.
    """

    path: str
    reason: str


class VaultExposed(SecretsFault):
    """Others on this computer may read the key file. `run` is the line that mends it."""

    path: str
    run: str


class VaultUnavailable(SecretsFault):
    """The place of the secrets does not answer; nothing was changed.

    reason: "no_keyring" (it kept our secrets and is gone) | "locked" (the person must unlock it) | "refused" (it
    failed) | "busy" (another process holds the lock) | "unreadable" | "unwritable". detail: what the system said.
    """

    reason: str
    detail: str


class SecretLost(SecretsFault):
    """It was kept in the keyring and is not there now: removed there, another account, or a copied data folder."""

    name: str


class BadSecret(SecretsFault):
    """Not a name or value a vault keeps.

    reason: "name" | "empty" | "too_long" | "not_text" | "not_a_key" (for the personal-data key).
    """

    name: str
    reason: str
