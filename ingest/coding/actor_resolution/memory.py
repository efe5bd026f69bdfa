"""What one article has told about its actors so far: who they are, and in which order they were named.

Holds entities and finds them again by name, role or kind. Reading sentences is in `ingest.coding.actors`, pronouns and
definite descriptions in `ingest.coding.coreference`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.coding.actor_resolution.names import is_short_for
from ingest.coding.model import Actor
from ingest.ids import stable_id

_LEAD = 1.4  # how far the first country must lead the second
_CLEAR = 3.0  # to speak for office holders too
_DOMESTIC = 3.5  # to speak for its people, in a story mostly of one country
_ALONE = 10.0  # to speak for heads of state, in a story of one country alone
NEAR = 2  # sentences back that tell of which country a body without one is
_OWN_NAMES, _TOLD = 2.0, 1.5  # least weights of its bodies' common names, and of its namings, to be the article's own
_ENOUGH, _ENOUGH_A_SENTENCE = 1.5, 0.06  # least weight of its namings, growing with the article


@dataclass(slots=True, eq=False)
class Entity:
    """An actor in the making.

    `heads` are the role nouns it was called by, `key` its name as compared, `tellings` how often the article names it
    (each naming is read twice).
    """

    name: str
    kind: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    key: tuple[str, ...] = ()
    heads: set[str] = field(default_factory=set)
    is_plural: bool = False
    gender: str | None = None
    inherits_country: bool = False
    usual: str | None = None
    lacks_body: bool = False
    belongs: bool = False
    evidence: int = 0
    tellings: int = 0

    @property
    def is_person(self) -> bool:
        """Whether it is one human being."""
        return self.kind == "person" and not self.is_plural

    def learn(self, country: str | None, sector: str | None, role: str | None, evidence: int) -> None:
        """Take what a mention tells; a stronger mention overrides, an equal one fills gaps."""
        stronger = evidence > self.evidence
        if country and (stronger or not self.country):
            self.country = country
        if sector and (stronger or not self.sector):
            self.sector = sector
        if role and (stronger or not self.role):
            self.role = role
        if country or sector:
            self.evidence = max(self.evidence, evidence)

    def actor(self, *, in_affairs: bool) -> Actor:
        """The finished record, from an article of public affairs or not."""
        actor_id, is_named = stable_id(self.name, self.country), self.is_person and bool(self.key)
        return Actor(actor_id, self.name, self.kind, self.country, self.sector, self.role, in_affairs and is_named)


@dataclass(slots=True)
class Naming:
    """One place where an entity was named: sentence, word, and whether as subject."""

    entity: Entity
    sentence: int
    word: int
    is_subject: bool
    is_speaker: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Actors joined by "and", or counted by one noun; `words` are where they stand in their sentence."""

    words: tuple[int, ...]
    is_subject: bool
    members: tuple[Entity, ...]


class Memory:
    """The entities of one article, and the order in which they were named."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self.aliases: dict[str, Entity] = {}
        self.namings: list[Naming] = []
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.governed: defaultdict[str, float] = defaultdict(float)
        self.usual: defaultdict[str, float] = defaultdict(float)
        self.held: defaultdict[str, float] = defaultdict(float)
        self.groups: dict[int, list[Group]] = {}
        self.sums: dict[tuple[int, bool], tuple[int, list[Entity]]] = {}
        self.story: str | None = None
        self.chair: str | None = None
        self.local: str | None = None
        self.home: str | None = None
        self.year: int | None = None
        self.is_domestic = False
        self.pair: tuple[str, ...] = ()
        self._by_part: defaultdict[str, list[Entity]] = defaultdict(list)
        self._canonical: dict[tuple[str, str | None], Entity] = {}

    def intern(self, entity: Entity) -> Entity:
        """The one entity of this name and country: the given one when it is new."""
        known = self._canonical.setdefault((entity.name, entity.country), entity)
        if known is entity:
            self.entities.append(entity)
        return known

    def add(self, entity: Entity) -> None:
        """Take in an entity that is known by its name only."""
        self.entities.append(entity)
        for part in dict.fromkeys(entity.key):
            self._by_part[part].append(entity)

    def last_country(self, sentence: int) -> str | None:
        """The country last named as an actor, for "the country"."""
        for naming in self.recent(sentence, 3):
            if naming.entity.kind == "government" and naming.entity.country not in (None, "IGO"):
                return naming.entity.country
        return self.story

    def only_country(self, sentence: int) -> str | None:
        """The country that the sentence tells of, or else the last before it that tells of any; None of several."""
        for span in range(NEAR + 1):
            found = {n.entity.country for n in self.recent(sentence, span)} - {None, "IGO", "NGO"}
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def named(self, key: Sequence[str]) -> Entity | None:
        """The entity with that name: the same name, else the one first told of which it is a short form."""
        candidates = self._by_part.get(key[-1], []) if key else []
        exact = next((e for e in candidates if e.key == tuple(key)), None)
        if exact is not None:
            return exact
        fits = [e for e in candidates if is_short_for(key, e.key)]
        by_surname = [e for e in fits if e.key[-len(key) :] == tuple(key)]
        return next(iter(by_surname or fits), None)

    def surnames(self) -> frozenset[str]:
        """The last words, as compared, of all persons' names."""
        return frozenset(e.key[-1] for e in self.entities if e.is_person and e.key)

    def land_of(self, usual: str | None, local: str | None) -> str | None:
        """Of two countries that an office may be of, its usual one if the article names it or no `local` one stands."""
        return usual if usual and (local is None or self.countries.get(usual)) else local

    def name(self, naming: Naming) -> None:
        """Record that an entity was named."""
        self.namings.append(naming)

    def recent(self, sentence: int, span: int) -> Iterator[Naming]:
        """Namings of the last `span` sentences up to `sentence`, latest first."""
        for naming in reversed(self.namings):
            if naming.sentence < sentence - span:
                return
            yield naming

    def _perspective(self) -> str | None:
        """The country whose bodies an article that tells of several calls by their common names: "the Commons"."""
        usual = max(self.usual, key=lambda code: self.usual[code], default=None)
        if usual is None or self.countries.get(usual, 0.0) < _TOLD or self.usual[usual] < _OWN_NAMES:
            return None
        return usual

    def _governed_by_known(self, enough: float) -> str | None:
        """The country that leads clearly when its known office holders speak for it: "Mr Albanese", "Peter Dutton"."""
        told = {
            code: self.countries.get(code, 0.0) + self.held.get(code, 0.0) for code in {*self.countries, *self.held}
        }
        return _leader(told, _CLEAR, enough)

    def settle_story(self, home: str | None, sentence_count: int) -> None:
        """Decide whose institutions and office holders go without an adjective.

        `story` is the country that clearly leads, else the outlet's own; `local`, for persons, asks that the story be
        mostly of one country, `chair`, for heads of state, that it be of one alone, or that one's bodies of state lead
        clearly, else both are the outlet's own.
        """
        if not self.countries:  # nothing but names such as Congress speaks: take their usual country
            self.countries = self.usual.copy()
        enough = _ENOUGH + _ENOUGH_A_SENTENCE * sentence_count
        leader = _leader(self.countries, _LEAD, enough)
        if leader is None and home is None:
            home = self._governed_by_known(enough) or self._perspective()
        self.home = home
        self.story = leader or home
        domestic = _leader(self.countries, _DOMESTIC, enough)
        self.is_domestic = domestic is not None
        self.pair = _pair(self.countries)
        governed = _leader(self.governed, _CLEAR, _ENOUGH)
        self.chair = _leader(self.countries, _ALONE, enough) or governed or home
        self.local = domestic or governed or (home if self.story == home or self.countries.get(home or "") else None)


def _pair(weights: Mapping[str, float]) -> tuple[str, ...]:
    """The two countries that a story is about: the first two, when they are near each other and lead the third."""
    ranked = sorted(weights, key=lambda code: -weights[code])
    if len(ranked) < 2 or weights[ranked[1]] * _DOMESTIC < weights[ranked[0]]:
        return ()
    third = weights[ranked[2]] if len(ranked) > 2 else 0.0
    return tuple(ranked[:2]) if weights[ranked[1]] >= _LEAD * third else ()


def _leader(weights: Mapping[str, float], lead: float, enough: float) -> str | None:
    """The country that leads the next by the factor `lead`, with at least the weight `enough`."""
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < enough:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return ranked[0][0] if ranked[0][1] >= lead * second else None
