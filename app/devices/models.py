"""What a USB id says about a scanner: a hint for its name, its mode and its commands. Never a gate."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.device_profiles import Maker
from app.domain.devices import Link


@dataclass(frozen=True, slots=True)
class Model:
    """A guess.

    name: for people. link: the mode it is in, where its product id tells. sure: the vendor makes nothing that could be
    mistaken for a scanner, so it may be used without being asked for.
    """

    name: str
    maker: Maker
    link: Link | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class _Product:
    name: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class _Vendor:
    name: str
    maker: Maker
    scanners_only: bool
    modes: Mapping[str, Link] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)
    products: Mapping[str, _Product] = field(default_factory=dict)


class Models:
    """All that are known."""

    def __init__(self, vendors: Mapping[int, _Vendor]) -> None:
        self._vendors = vendors

    def guess(self, vid: int | None, pid: int | None) -> Model | None:
        """What such a device probably is; None where nothing is known of it."""
        vendor = self._vendors.get(vid or 0)
        if vendor is None:
            return None
        text = f"{pid or 0:04x}"
        product = vendor.products.get(text)
        if product is None and not vendor.scanners_only:
            return None
        own = product.name if product else vendor.families.get(text[:2], "")
        link = product.link if product else vendor.modes.get(text[2:])
        return Model(f"{vendor.name} {own}".strip(), vendor.maker, link, vendor.scanners_only)


def read_models(text: str) -> Models:
    """The table `resources/devices/models.toml`; its head says what stands in it. Raises ValueError or KeyError."""
    return Models({vendor["id"]: _vendor(vendor) for vendor in tomllib.loads(text)["vendor"]})


def _vendor(table: Mapping[str, Any]) -> _Vendor:
    return _Vendor(
        table["name"],
        Maker(table["maker"]),
        table.get("scanners_only", False),
        {digits: Link(word) for digits, word in table.get("modes", {}).items()},
        table.get("families", {}),
        {digits: _product(said) for digits, said in table.get("products", {}).items()},
    )


def _product(said: Mapping[str, Any]) -> _Product:
    return _Product(said.get("name", ""), Link(said["link"]) if "link" in said else None)
