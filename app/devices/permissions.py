"""What lets this account open a device on Linux, as one line to run in a terminal. Pure: nothing is looked up, nothing done."""

from __future__ import annotations

from shlex import quote

RULES_GO_TO = "/etc/udev/rules.d/70-yaosu.rules"
SUBSYSTEMS = ("hidraw", "usb", "tty")


def line_to_run(node: str, rules: str | None, *, group: str = "dialout") -> str:
    """The line for a device's file under /dev; afterwards plug it out and in.

    rules: where the program keeps its 70-yaosu.rules; None if the system has them already, so that it only must read them
    again. group: who owns the system's serial ports. A serial port needs a new sign-in, too: groups are given there.
    """
    steps = [] if rules is None else [f"sudo install -m 644 {quote(rules)} {RULES_GO_TO}"]
    steps += [
        "sudo udevadm control --reload",
        "sudo udevadm trigger " + " ".join(f"--subsystem-match={subsystem}" for subsystem in SUBSYSTEMS),
    ]
    if is_serial(node):
        steps.append(f'sudo usermod -aG {quote(group)} "$USER"')
    return " && ".join(steps)


def is_serial(node: str) -> bool:
    """A serial port belongs to a group, and is opened to whoever is in it when he signs in."""
    return node.startswith(("/dev/tty", "/dev/serial/"))
