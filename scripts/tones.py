"""Writes resources/sounds/*.wav: three tones that differ in pitch and in rhythm, so that an ear at a loud counter knows.

Run by hand when a tone is changed: `python scripts/tones.py`. Mono, 22,050 Hz, 16 bit; a few kilobytes each.
"""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

SOUNDS = Path(__file__).resolve().parent.parent / "resources" / "sounds"
RATE = 22_050
FADE_S = 0.006  # no click at either end

# (frequency in Hz, or 0 for a pause; length in s)
TONES: dict[str, list[tuple[int, float]]] = {
    "ok": [(1_568, 0.09)],  # one short high note
    "attention": [(988, 0.11), (0, 0.06), (988, 0.11)],  # two notes in the middle
    "stop": [(294, 0.14), (0, 0.05), (294, 0.14), (0, 0.05), (247, 0.30)],  # three low ones, the last long
}


def main() -> None:
    """Write all of them."""
    SOUNDS.mkdir(parents=True, exist_ok=True)
    for name, notes in TONES.items():
        samples = [sample for note in notes for sample in _note(*note)]
        with wave.open(str(SOUNDS / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(samples)}h", *samples))


def _note(frequency: int, length_s: float) -> list[int]:
    """A note with a little of its second and third harmonic: small speakers carry those better than the lowest."""
    total = int(RATE * length_s)
    samples = []
    for at in range(total):
        t = at / RATE
        fade = min(1.0, t / FADE_S, (length_s - t) / FADE_S)
        angle = 2 * math.pi * frequency * t
        value = math.sin(angle) + 0.35 * math.sin(2 * angle) + 0.2 * math.sin(3 * angle)
        samples.append(int(0.55 * 32_767 * max(fade, 0.0) * value / 1.3) if frequency else 0)
    return samples


if __name__ == "__main__":
    main()
