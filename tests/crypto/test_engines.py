"""Both libraries behind SM2 obey one contract; the first that works is taken, and leaves Python's TLS alone."""

import ctypes
import ssl
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.crypto import engines, forms, libcrypto, sm2
from app.crypto.engines import Engine
from app.crypto.faults import CryptoFault, LibraryFailed, NoSm2, Tampered
from app.crypto.libcrypto import Libcrypto
from app.crypto.tongsuo import Tongsuo
from tests.crypto.standard import CIPHERTEXT, MESSAGE, PLAINTEXT, POINT, SCALAR, SIGNATURE, E

MAKERS = {"libcrypto": Libcrypto.of_this_python, "tongsuo": Tongsuo}


@pytest.fixture(params=MAKERS)
def engine(request: pytest.FixtureRequest) -> Engine:
    return MAKERS[request.param]()


# --- the contract ---------------------------------------------------------------------------------------------------


def test_the_standards_example_is_judged_rightly(engine: Engine) -> None:
    assert engines.judges_rightly(engine)


def test_a_scalar_gives_its_point(engine: Engine) -> None:
    assert engine.point(engine.private_key(SCALAR)) == POINT
    assert engine.point(engine.public_key(POINT)) == POINT


def test_a_digest_is_signed_and_only_that_one_fits(engine: Engine) -> None:
    signature = engine.sign(engine.private_key(SCALAR), E)
    public = engine.public_key(POINT)
    assert engine.verify(public, E, signature)
    assert not engine.verify(public, E[::-1], signature)
    assert not engine.verify(public, E, signature[:-1])
    assert not engine.verify(public, E, b"")


def test_the_standards_ciphertext_opens_and_an_altered_one_does_not(engine: Engine) -> None:
    private, written = engine.private_key(SCALAR), forms.ciphertext_der(CIPHERTEXT)
    assert engine.decrypt(private, written) == PLAINTEXT
    with pytest.raises(Tampered):
        engine.decrypt(private, written[:-1] + bytes([written[-1] ^ 1]))
    with pytest.raises(Tampered):
        engine.decrypt(private, b"")


def test_one_library_reads_what_the_other_wrote() -> None:
    first, second = (make() for make in MAKERS.values())
    for writer, reader in ((first, second), (second, first)):
        private, public = writer.private_key(SCALAR), reader.public_key(POINT)
        assert reader.verify(public, E, writer.sign(private, E))
        assert writer.decrypt(private, reader.encrypt(public, PLAINTEXT)) == PLAINTEXT


def test_keys_of_many_threads_come_and_go(engine: Engine) -> None:
    def live_and_die(_: int) -> bool:
        return engine.verify(engine.public_key(POINT), E, engine.sign(engine.private_key(SCALAR), E))

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(live_and_die, range(400)))


def test_keys_do_not_pile_up_in_memory(engine: Engine) -> None:
    """A key takes about a kilobyte; 2,000 that were not freed would show."""
    resource = pytest.importorskip("resource")

    def make(count: int) -> int:
        for _ in range(count):
            engine.sign(engine.private_key(SCALAR), E)
        return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)

    before = make(300)
    assert make(2000) - before < 1000  # kilobytes


# --- choosing -------------------------------------------------------------------------------------------------------


class Liar:
    """Calls everything a good signature."""

    name = "liar"

    def public_key(self, point: bytes) -> bytes:
        return point

    def verify(self, key: bytes, digest: bytes, signature: bytes) -> bool:
        return True


def lacking() -> Engine:
    raise AttributeError("EVP_PKEY_sign")


def failing() -> Engine:
    raise LibraryFailed("d2i")


def test_this_pythons_own_library_comes_first() -> None:
    assert engines.engine().name.startswith("libcrypto 3.")
    assert engines.engine().name.removeprefix("libcrypto") + " " in ssl.OPENSSL_VERSION


def test_the_next_is_taken_when_one_lacks_functions_or_fails_or_lies() -> None:
    assert engines.first_working((lacking, failing, Liar, Tongsuo)).name == "tongsuo"  # type: ignore[arg-type]


def test_when_none_works_each_lack_is_told() -> None:
    with pytest.raises(NoSm2) as none:
        engines.first_working((lacking, Liar))  # type: ignore[arg-type]
    assert none.value.tried == ("lacking: AttributeError EVP_PKEY_sign", "liar: wrong answer")


def test_a_library_without_these_functions_is_no_libcrypto() -> None:
    """So it is with a Python whose libcrypto is inside and hidden."""
    with pytest.raises(AttributeError):
        Libcrypto(ctypes.PyDLL(None), ctypes.CDLL(None))


def test_a_libcrypto_of_another_age_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libcrypto, "_LEAST_VERSION", 0x9000_0000)
    with pytest.raises(NoSm2):
        Libcrypto.of_this_python()


@pytest.fixture
def on_tongsuo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of this program on the other library."""
    other = Tongsuo()
    monkeypatch.setattr(sm2, "engine", lambda: other)


@pytest.mark.usefixtures("on_tongsuo")
def test_the_programs_keys_work_the_same_on_the_other_library() -> None:
    key = sm2.PrivateKey.from_scalar(SCALAR)
    assert key.public_key.point == POINT
    assert key.public_key.verify(MESSAGE, SIGNATURE)
    assert key.public_key.verify(MESSAGE, key.sign(MESSAGE, b"someone"), b"someone")
    assert key.decrypt(CIPHERTEXT) == PLAINTEXT
    assert key.decrypt(key.public_key.encrypt(b"x")) == b"x"


# --- good neighbours ------------------------------------------------------------------------------------------------


def test_a_refusal_leaves_no_error_behind_for_tls() -> None:
    """What stays in OpenSSL's queue of this thread makes the next TLS call fail for no reason."""
    engine = Libcrypto.of_this_python()
    peek = ctypes.PyDLL(ssl._ssl.__file__).ERR_peek_error  # type: ignore[attr-defined]
    peek.restype, peek.argtypes = ctypes.c_ulong, ()
    engine.verify(engine.public_key(POINT), E, b"\x30\x00")
    assert peek() == 0
    with pytest.raises(CryptoFault):
        engine.decrypt(engine.private_key(SCALAR), b"\x30\x00")
    assert peek() == 0
    with pytest.raises(LibraryFailed):
        engine.public_key(POINT[:-1] + b"\0")
    assert peek() == 0


def test_signing_lets_go_of_the_gil(engine: Engine) -> None:
    """While nobody is made to hand over the GIL, another thread runs only when a signature lets go of it."""
    private, others_turn, seen = engine.private_key(SCALAR), threading.Event(), []

    def sign() -> None:
        for _ in range(50):
            engine.sign(private, E)
        seen.append(others_turn.is_set())

    thread, before = threading.Thread(target=sign), sys.getswitchinterval()
    sys.setswitchinterval(100)
    try:
        thread.start()
        others_turn.set()
        thread.join()
    finally:
        sys.setswitchinterval(before)
    assert seen == [True]
