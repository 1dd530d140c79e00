"""Serial ports of every kind, each on a cable without hardware."""

import errno
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest
from serial import PortNotOpenError, SerialException, SerialTimeoutException

from app.devices.port import Port, PortError
from app.devices.serial_port import SerialLine, open_serial
from app.devices.serial_trouble import port_error
from app.domain.devices import Trouble
from tests.devices.cables import Cable, Rfc2217Server, exactly, listening, socat_pair
from tests.devices.heard import WITHIN_S

if sys.platform == "win32":
    pytest.skip("pseudo terminals are Unix's", allow_module_level=True)
import termios

quietly = pytest.mark.filterwarnings("ignore:set(Daemon|Name)\\(\\) is deprecated:DeprecationWarning:serial.rfc2217")


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Cable]:
    cable = Cable(tmp_path / "scanner")
    yield cable
    cable.unplug()


def read(port: Port, count: int) -> bytes:
    """So many bytes, however they come."""
    data = b""
    deadline = monotonic() + WITHIN_S
    while len(data) < count:
        assert monotonic() < deadline, data
        data += port.read(WITHIN_S)
    return data


def trouble(act: Callable[[], object]) -> Trouble:
    """Why it could not be done."""
    with pytest.raises(PortError) as refused:
        act()
    return refused.value.trouble


def closed_while_reading(port: Port) -> Trouble | None:
    """What a read that would wait for an hour ends with."""
    ended: list[Trouble] = []

    def read_on() -> None:
        try:
            while True:
                port.read(3600)
        except PortError as error:
            ended.append(error.trouble)

    reader, closer = (threading.Thread(target=act, daemon=True) for act in (read_on, port.close))
    reader.start()
    closer.start()
    closer.join(WITHIN_S)
    reader.join(WITHIN_S)
    return ended[0] if ended else None


def gone(port: Port) -> bytes:
    """What is read until the port is gone."""
    data = bytearray()

    def read_on() -> None:
        while True:
            data.extend(port.read(WITHIN_S))

    assert trouble(read_on) is Trouble.GONE
    return bytes(data)


def test_a_read_takes_what_is_there(cable: Cable) -> None:
    with closing(open_serial(str(cable.link))) as port:
        cable.says(bytes(range(256)))
        assert read(port, 256) == bytes(range(256))


def test_a_read_with_nothing_to_read_ends_in_time(cable: Cable) -> None:
    with closing(open_serial(str(cable.link))) as port:
        assert port.read(0.0) == b""
        assert port.read(0.01) == b""


def test_a_read_ends_with_the_first_byte_and_not_with_its_time(cable: Cable) -> None:
    with closing(open_serial(str(cable.link))) as port:
        began = monotonic()
        cable.says(b"x")
        assert port.read(3600) == b"x"
        assert monotonic() - began < WITHIN_S


def test_what_is_written_arrives(cable: Cable) -> None:
    with closing(open_serial(str(cable.link))) as port:
        port.write(b"\x16T\r")
        assert cable.hears(3) == b"\x16T\r"


@pytest.mark.parametrize("baud", [9600, 19200, 38400, 57600, 115200])
def test_the_line_is_set_as_asked(cable: Cable, baud: int) -> None:
    with closing(open_serial(str(cable.link), SerialLine(baud=baud, bits=7, parity="E", stop_bits=2))):
        _, _, flags, local, _, speed, _ = termios.tcgetattr(cable.end)
    assert speed == getattr(termios, f"B{baud}")
    assert not local & (termios.ECHO | termios.ICANON)
    assert flags & termios.CSTOPB


def test_an_unplug_is_told(cable: Cable) -> None:
    with closing(open_serial(str(cable.link))) as port:
        puller = threading.Thread(target=cable.unplug)
        puller.start()
        assert gone(port) == b""
        puller.join()
        assert trouble(lambda: port.write(b"x")) is Trouble.GONE


def test_what_came_before_an_unplug_was_read(cable: Cable) -> None:
    with closing(open_serial(str(cable.link))) as port:
        cable.says(b"8123\r")
        assert read(port, 5) == b"8123\r"
        cable.unplug()
        assert gone(port) == b""


def test_a_port_is_opened_by_one_program_alone(cable: Cable) -> None:
    name = str(cable.link)
    with closing(open_serial(name)):
        assert trouble(lambda: open_serial(name)) is Trouble.IN_USE
    with closing(open_serial(name)) as port:
        cable.says(b"x")
        assert port.read(WITHIN_S) == b"x"


def test_a_program_that_asks_for_no_lock_is_kept_out_too(cable: Cable) -> None:
    port_file = cable.link.resolve()
    port_file.chmod(0o666)
    rival = """if True:
        import os, sys
        if os.getuid() == 0:
            os.setuid(65534)  # root is never kept out
        try:
            os.close(os.open(sys.argv[1], os.O_RDWR | os.O_NOCTTY))
        except OSError as error:
            sys.exit(error.errno)
    """
    with closing(open_serial(str(cable.link))):
        assert subprocess.run([sys.executable, "-c", rival, port_file], check=False).returncode == errno.EBUSY
    assert subprocess.run([sys.executable, "-c", rival, port_file], check=False).returncode == 0


def test_a_port_that_is_not_there_is_gone(tmp_path: Path) -> None:
    with pytest.raises(PortError) as refused:
        open_serial(str(tmp_path / "nothing"))
    assert refused.value.trouble is Trouble.GONE
    assert refused.value.detail == str(tmp_path / "nothing")


def test_a_file_is_no_port(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert trouble(lambda: open_serial(str(tmp_path / "file"))) is Trouble.GONE


@pytest.mark.parametrize(
    "name", ["nonsense://127.0.0.1:1", "socket://127.0.0.1:99999", "socket://127.0.0.1", "socket://"]
)
def test_an_address_that_cannot_be_is_refused_for_good_or_not_found(name: str) -> None:
    assert trouble(lambda: open_serial(name)) in {Trouble.BROKEN, Trouble.GONE}


def test_a_speed_that_cannot_be_is_refused_for_good(cable: Cable) -> None:
    assert trouble(lambda: open_serial(str(cable.link), SerialLine(baud=-1))) is Trouble.BROKEN


def test_closing_wakes_the_reader(cable: Cable) -> None:
    port = open_serial(str(cable.link))
    assert closed_while_reading(port) is Trouble.GONE
    port.close()
    assert trouble(lambda: port.read(0)) is Trouble.GONE
    assert trouble(lambda: port.write(b"x")) is Trouble.GONE


def test_a_scanner_that_takes_nothing_does_not_hold_the_writer(cable: Cable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.devices.serial_port.WRITE_S", 0.01)
    with closing(open_serial(str(cable.link))) as port:
        assert trouble(lambda: port.write(bytes(1_000_000))) is Trouble.SILENT


def test_a_pair_made_by_socat_carries_both_ways_until_it_is_pulled(tmp_path: Path) -> None:
    with socat_pair(tmp_path / "ours", tmp_path / "theirs") as process:
        with (
            closing(open_serial(str(tmp_path / "ours"))) as port,
            closing(open_serial(str(tmp_path / "theirs"))) as far,
        ):
            far.write(b"8123\r")
            assert read(port, 5) == b"8123\r"
            port.write(b"\x06")
            assert read(far, 1) == b"\x06"
            process.kill()
            assert gone(port) == b""


def test_a_port_behind_a_tcp_server_carries_both_ways() -> None:
    with listening() as (server, number), closing(open_serial(f"socket://127.0.0.1:{number}")) as port:
        far, _ = server.accept()
        with far:
            far.sendall(b"8123\r")
            assert read(port, 5) == b"8123\r"
            port.write(b"\x06")
            assert exactly(far.fileno(), 1) == b"\x06"


def test_what_a_tcp_server_sent_before_it_went_is_read() -> None:
    with listening() as (server, number), closing(open_serial(f"socket://127.0.0.1:{number}")) as port:
        far, _ = server.accept()
        with far:
            far.sendall(b"one\rtwo\r")
        assert gone(port) == b"one\rtwo\r"


def test_a_tcp_server_that_loses_its_power_is_noticed() -> None:
    with listening() as (server, number), closing(open_serial(f"socket://127.0.0.1:{number}")) as port:
        far, _ = server.accept()
        with far:
            connection = port._serial._socket  # type: ignore[attr-defined]
            assert connection.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 5


def test_a_tcp_server_that_is_not_there_is_gone() -> None:
    with listening() as (server, number):
        server.close()
        assert trouble(lambda: open_serial(f"socket://127.0.0.1:{number}")) is Trouble.GONE


def test_closing_wakes_the_reader_of_a_tcp_server() -> None:
    with listening() as (_, number):
        assert closed_while_reading(open_serial(f"socket://127.0.0.1:{number}")) is Trouble.GONE


@quietly
def test_a_port_behind_an_rfc2217_server_is_set_and_carries_both_ways(cable: Cable) -> None:
    with listening() as (server, number), Rfc2217Server(server, str(cable.link)) as far:
        with closing(open_serial(f"rfc2217://127.0.0.1:{number}?timeout={WITHIN_S}", SerialLine(baud=57600))) as port:
            assert far.baud == 57600
            cable.says(b"8123\xff\r")
            assert read(port, 6) == b"8123\xff\r"
            port.write(b"\x06")
            assert cable.hears(1) == b"\x06"


@quietly
def test_what_an_rfc2217_server_sent_before_it_went_is_read(cable: Cable) -> None:
    with listening() as (server, number), Rfc2217Server(server, str(cable.link)) as far:
        with closing(open_serial(f"rfc2217://127.0.0.1:{number}?timeout={WITHIN_S}")) as port:
            far.write(b"one\rtwo\r")
            far.hang_up()
            port._serial._thread.join()  # type: ignore[attr-defined]
            assert gone(port) == b"one\rtwo\r"


@quietly
def test_a_server_that_speaks_no_rfc2217_is_in_the_wrong_mode() -> None:
    with listening() as (_, number):
        assert trouble(lambda: open_serial(f"rfc2217://127.0.0.1:{number}?timeout=0.1")) is Trouble.WRONG_MODE


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (SerialException(errno.EACCES, "could not open port /dev/ttyACM0"), Trouble.NO_PERMISSION),
        (SerialException(errno.EPERM, ""), Trouble.NO_PERMISSION),
        (SerialException(errno.EBUSY, ""), Trouble.IN_USE),
        (SerialException(errno.EAGAIN, "Could not exclusively lock port"), Trouble.IN_USE),
        (SerialException(errno.ENOENT, ""), Trouble.GONE),
        (SerialException("device reports readiness to read but returned no data"), Trouble.GONE),
        (SerialException("could not open port 'COM3': PermissionError(13, '拒绝访问。', None, 5)"), Trouble.IN_USE),
        (SerialException("could not open port 'COM3': FileNotFoundError(2, '', None, 2)"), Trouble.GONE),
        (SerialException("ClearCommError failed (PermissionError(13, '', None, 22))"), Trouble.GONE),
        (OSError(errno.EIO, "Input/output error"), Trouble.GONE),
        (OSError(errno.ENODEV, ""), Trouble.GONE),
        (SerialException("timeout while waiting for option 'control'"), Trouble.SILENT),
        (termios.error(errno.EIO, "Input/output error"), Trouble.GONE),
        (termios.error(errno.EBUSY, ""), Trouble.IN_USE),
        (SerialTimeoutException("Write timeout"), Trouble.SILENT),
        (TimeoutError(), Trouble.SILENT),
        (OSError(errno.EHOSTUNREACH, ""), Trouble.SILENT),
        (ValueError("Not a valid baudrate"), Trouble.BROKEN),
        (PortNotOpenError(), Trouble.GONE),
    ],
)
def test_every_way_of_saying_it_means_one_trouble(error: Exception, expected: Trouble) -> None:
    assert port_error(error, "/dev/nothing").trouble is expected


def test_the_number_of_a_wrapped_error_is_found() -> None:
    error = SerialException("Could not open")
    error.__context__ = PermissionError(errno.EACCES, "")
    assert port_error(error, "/dev/nothing").trouble is Trouble.NO_PERMISSION


@pytest.mark.skipif(sys.platform != "linux", reason="groups own ports on Linux")
def test_a_missing_permission_is_told_with_the_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    import grp

    denied = PermissionError(errno.EACCES, "")
    group = Path("/dev/tty").stat().st_gid
    monkeypatch.setattr(grp, "getgrgid", {group: grp.struct_group(("uucp", "x", group, []))}.__getitem__)
    assert 'usermod -aG uucp "$USER"' in port_error(denied, "/dev/tty").detail
    monkeypatch.setattr(grp, "getgrgid", {group: grp.struct_group(("root", "x", group, []))}.__getitem__)
    assert 'usermod -aG dialout "$USER"' in port_error(denied, "/dev/tty").detail
    assert 'usermod -aG dialout "$USER"' in port_error(denied, "/dev/ttyNothing").detail


def test_whoever_knows_better_tells_the_line_to_run() -> None:
    denied = PermissionError(errno.EACCES, "")
    assert port_error(denied, "/dev/tty", lambda name: f"mend {name}").detail == "mend /dev/tty"
    assert port_error(OSError(errno.ENOENT, ""), "/dev/tty", lambda name: f"mend {name}").detail == "/dev/tty"
    assert port_error(denied, "COM3").detail == "COM3"
