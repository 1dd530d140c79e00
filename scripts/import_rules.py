"""The two kinds of import contract the rooms need, for import-linter.

Its own kinds ask that every module named exists; these hold while rooms are still arriving, and a room nobody has
entered in the table breaks them. Both look at direct imports only: that the window reaches the store through a use
case is how it is meant.
"""

from dataclasses import dataclass
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

ROOT = "app"

Table = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Link:
    """One import as it stands in the code: who imports what."""

    importer: str
    imported: str


class TableField(fields.Field[tuple[str, frozenset[str]]]):
    """A line "left: right, right" of a table, as (left, {right, …})."""

    def parse(self, raw_data: str | list[str]) -> tuple[str, frozenset[str]]:
        """Raises ValidationError for a line without a colon."""
        left, colon, right = str(raw_data).partition(":")
        if not colon:
            raise fields.ValidationError(f"“{raw_data}” is not “name: name, name”.")
        return left.strip(), frozenset(name.strip() for name in right.split(",") if name.strip())


class RoomsContract(Contract):
    """Each room imports itself and the rooms its line names; `*` stands for all.

    rooms: lines "room: room, room". A room is a module or package directly below `app`.
    """

    type_name = "rooms"
    rooms: Any = fields.ListField(subfield=TableField())  # a contract made from the options holds the parsed table

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Compare every import inside `app` with the table."""
        may: Table = dict(self.rooms)
        strangers = {room for module in graph.modules if (room := _room(module))} - may.keys()
        links = [
            link
            for link in _links(graph)
            if (imported := _room(link.imported))
            and (importer := _room(link.importer) or ROOT) != imported
            and not may.get(importer, frozenset()) & {imported, "*"}
        ]
        return _verdict(links, [f"app.{room} is not in the table of rooms" for room in sorted(strangers)])

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print one line for each import that is not in the table."""
        _tell(check)


class KeptInContract(Contract):
    """Each library is imported only in the rooms, or single modules, its line names.

    libraries: lines "top level package: room, room.module".
    """

    type_name = "kept_in"
    libraries: Any = fields.ListField(subfield=TableField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Compare every import of a listed library with the table."""
        homes: Table = dict(self.libraries)
        links = [
            link
            for link in _links(graph)
            if link.imported in homes and not homes[link.imported] & _addresses(link.importer)
        ]
        return _verdict(links, [])

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print one line for each import outside a library's rooms."""
        _tell(check)


def _room(module: str) -> str | None:
    """The room a module lies in: "store" for "app.store.tables.codes", None for `app` itself and for libraries."""
    parts = module.split(".")
    return parts[1] if parts[0] == ROOT and len(parts) > 1 else None


def _addresses(module: str) -> set[str | None]:
    """The names a table may know a module by: its room, and itself below `app`."""
    return {_room(module), module.removeprefix(f"{ROOT}.")}


def _links(graph: ImportGraph) -> list[Link]:
    return sorted(
        (
            Link(module, imported)
            for module in graph.modules
            for imported in graph.find_modules_directly_imported_by(module)
        ),
        key=lambda link: (link.importer, link.imported),
    )


def _verdict(links: list[Link], complaints: list[str]) -> ContractCheck:
    lines = complaints + [f"{link.importer} may not import {link.imported}" for link in links]
    return ContractCheck(kept=not lines, metadata={"lines": lines})


def _tell(check: ContractCheck) -> None:
    for line in check.metadata["lines"]:
        output.print_error(f"- {line}", bold=False)
    output.new_line()
