"""How the reading of events asks who the words of a sentence denote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ingest.coding.model import Party
from ingest.coding.tree import Token


@dataclass(frozen=True, slots=True)
class Resolver:
    """Tells actors by their words.

    `at` tells whom a noun phrase denotes, `owner` whose the thing is that it names, `scene` who lives in the place
    that it names only as the scene ("in Ankara"). `offset` is where the sentence starts in title or text.
    """

    at: Callable[[Token], list[Party]]
    owner: Callable[[Token], list[Party]]
    scene: Callable[[Token], list[Party]]
    offset: int = 0

    def __call__(self, token: Token) -> list[Party]:
        """Whom the noun phrase of the token denotes; empty when nobody political."""
        return self.at(token)
