"""Who the noun phrases of an article denote: countries, sectors, roles and names, learned from the article itself.

Two passes over the sentences: the first learns names (titles, appositions, acronyms) and counts countries, the second
resolves every phrase in order. Both read by the modules of `ingest.coding.actor_resolution`; the words that name actors
are data (`lexicon/actors`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest.coding.actor_resolution.coreference import meant, unnamed
from ingest.coding.actor_resolution.groups import groups
from ingest.coding.actor_resolution.learning import add_known_names, learn_article
from ingest.coding.actor_resolution.lexicon import load
from ingest.coding.actor_resolution.memory import Entity, Memory, Naming
from ingest.coding.actor_resolution.modifiers import Denotation, left_edge
from ingest.coding.actor_resolution.phrases import view
from ingest.coding.actor_resolution.roles import Reader
from ingest.coding.actor_resolution.scenes import is_scene
from ingest.coding.actor_resolution.sums import counts_people, just_named
from ingest.coding.actor_resolution.view import Phrase, Segment, View
from ingest.coding.actor_resolution.word_lists import word_list
from ingest.coding.model import Actor, ActorMention, Sentence
from ingest.coding.tree import Doc, Token

AFFAIRS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "OPP", "REB", "SPY", "LAB", "IGO"})
# Share of the sentences with such actors from which an article is of public affairs; on annotated articles those with
# events have 0.4 and more, those of sport, business and shows up to 0.22.
LEAST_PUBLIC = 0.3


@dataclass(slots=True)
class ArticleActors:
    """The actors of one article. `mentions` stand in document order."""

    mentions: list[ActorMention] = field(default_factory=list)
    denoted: dict[tuple[int, int], list[ActorMention]] = field(default_factory=dict)
    owners: dict[tuple[int, int], ActorMention] = field(default_factory=dict)
    scenes: dict[tuple[int, int], ActorMention] = field(default_factory=dict)

    def at(self, sentence_index: int, token: Token) -> list[ActorMention]:
        """The actors that the noun phrase of a spaCy token denotes.

        Several for sums ("the three ministers", "Iraqi and Syrian officials"); none when it is no political actor.
        Coordination through the tree ("Moscow and Tehran") is the caller's to walk.
        """
        return self.denoted.get((sentence_index, token.i), [])

    def owner(self, sentence_index: int, token: Token) -> ActorMention | None:
        """Whose the thing is that a token names: Russia for "Russian oil depots" or "the depots of Russia"."""
        return self.owners.get((sentence_index, token.i))

    def scene(self, sentence_index: int, token: Token) -> ActorMention | None:
        """Who lives in the place that a token names only as the scene: people in Turkey for "in Ankara"."""
        return self.scenes.get((sentence_index, token.i))


def resolve_actors(
    sentences: Sequence[Sentence],
    docs: Sequence[Doc | None],
    *,
    published_on: date | None = None,
    home: str | None = None,
) -> ArticleActors:
    """Find the actors of an article.

    Args:
        sentences: All sentences of the article, in order.
        docs: For each sentence its spaCy parse (tagger and parser, no NER), or None when it was not parsed; its
            mentions are then read off the surface.
        published_on: Day of publication, which tells who of the known office holders a name may mean.
        home: Country of the outlet (ISO 3166-1 alpha-3), whose institutions it writes without an adjective; see
            `ingest.coding.outlets.home_country`.

    Returns:
        Every mention with offsets in title or text, and the denotation of each token.
    """
    lexicon = load()
    views = [view(sentence, doc, lexicon) for sentence, doc in zip(sentences, docs, strict=True)]
    memory = Memory()
    memory.year = published_on.year if published_on is not None else None
    reader = Reader(memory, lexicon)
    learn_article(views, memory, reader, home)
    pass_two = _Resolution(reader)
    for seen in views:
        pass_two.read(seen)
    return pass_two.finish()


@dataclass(slots=True, eq=False)
class _Found:
    """One denotation in its sentence, and whether it is a mention of its own (not a modifier within another)."""

    seen: View
    denotation: Denotation
    is_mention: bool = True


class _Resolution:
    """The second pass: sentence by sentence, phrase by phrase, in order."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._memory = reader.memory
        self._surnames = reader.memory.surnames()
        self._found: list[_Found] = []
        self._words: dict[tuple[int, int], list[_Found]] = {}
        self._owners: dict[tuple[int, int], _Found] = {}
        self._scenes: dict[tuple[int, int], _Found] = {}
        self._views: list[View] = []

    def read(self, seen: View) -> None:
        """Resolve one sentence."""
        self._views.append(seen)
        add_known_names(seen, self._surnames)
        subjects = {p.root for p in seen.phrases if p.is_subject}
        pronouns = [
            i
            for i, w in enumerate(seen.words)
            if w.text.lower() in word_list("pronouns") or w.text.lower() in ("his", "their", "its")
        ]
        items: list[tuple[int, Segment | None]] = [(s.start, s) for s in seen.segments]
        items += [(i, None) for i in pronouns if i not in seen.segment_at]
        for start, segment in sorted(items, key=lambda item: item[0]):
            if segment is None:
                self._pronoun(seen, start, start in subjects)
            else:
                last = segment.fused or segment
                self._segment(seen, segment, any(segment.start <= r < last.end for r in subjects))
        for phrase in seen.phrases:
            self._phrase(seen, phrase)
        self._memory.groups[seen.sentence.index] = groups(self._memory, seen)

    def _pronoun(self, seen: View, word: int, is_subject: bool) -> None:
        ahead = self._ahead(seen, word)
        entities = [ahead] if ahead is not None else meant(self._memory, seen, word)
        if entities:
            denotations = [Denotation(entity, word, word + 1, "pronoun", "pronoun") for entity in entities]
            self._keep(seen, denotations, range(word, word + 1), is_subject)

    def _ahead(self, seen: View, word: int) -> Entity | None:
        """The subject that a possessive before it means: "In its statement, the ministry said"."""
        if word > 3 or seen.doc is None or seen.words[word].text.lower() not in ("its", "his", "her", "their"):
            return None
        if not seen.tags[0].startswith("IN") or any(w.text == "," for w in seen.words[:word]):
            return None
        verbs = [t for t in seen.doc if t.dep_ == "ROOT"]
        subject = next((c for v in verbs for c in v.children if c.dep_ == "nsubj"), None)
        at = seen.word_at.get(subject.i) if subject is not None else None
        segment = seen.segment_at.get(at) if at is not None and at > word else None
        entity = self._reader.entity(seen, segment) if segment is not None else None
        fits = entity is not None and entity.is_person == (seen.words[word].text.lower() in ("his", "her"))
        return entity if fits else None

    def _segment(self, seen: View, segment: Segment, is_subject: bool) -> None:
        if segment.title is not None or segment.names:
            return
        denotations = self._denote(seen, segment)
        last = segment.fused or segment
        is_modifier = seen.is_modifier(last)
        if is_scene(seen, segment):
            denotations = [d._replace(rule="scene") for d in denotations]
            self._people_there(seen, segment)
        self._keep(seen, denotations, range(segment.start, last.end), is_subject, is_mention=not is_modifier)

    def _people_there(self, seen: View, segment: Segment) -> None:
        people = self._reader.inhabitants(seen, segment)
        if people is not None:
            found = _Found(seen, Denotation(people, segment.start, segment.end, "metonym", "scene"), is_mention=False)
            self._scenes.update({(seen.sentence.index, word): found for word in range(segment.start, segment.end)})

    def _denote(self, seen: View, segment: Segment) -> list[Denotation]:
        if segment.is_role:
            return self._reader.roles(seen, segment)
        simple = self._reader.simple(seen, segment)
        if simple is None:
            return []
        return [Denotation(simple[0], segment.start, segment.end, simple[1], simple[2])]

    def _keep(
        self, seen: View, denotations: list[Denotation], words: range, is_subject: bool, is_mention: bool = True
    ) -> None:
        index = seen.sentence.index
        kept = [_Found(seen, d, is_mention) for d in denotations]
        self._found += kept
        for word in words:
            self._words[(index, word)] = kept
        is_speaker = is_subject and _says(seen, words)
        for d in denotations if denotations and denotations[0].rule != "scene" else ():
            self._memory.name(Naming(d.entity, index, words[-1], is_subject, is_speaker))

    def _phrase(self, seen: View, phrase: Phrase) -> None:
        """Give the head of a phrase what it lacks: quantities their whole, things their owner."""
        index = seen.sentence.index
        title = seen.segment_at.get(phrase.root)
        if title is not None and title.names:  # the parser often makes the title the head of its names
            self._words[(index, phrase.root)] = [f for n in title.names for f in self._words.get((index, n.start), [])]
        if seen.doc is not None and phrase.root not in seen.segment_at:
            self._quantity(seen, phrase)
            self._territory(seen, phrase)
        before = range(left_edge(seen, phrase.root), phrase.root)
        owners = [f for i in before for f in self._words.get((index, i), []) if f.denotation.rule != "scene"]
        if not owners and seen.key(phrase.end) == "of":
            whole = self._reader.object_of(seen, phrase.end)
            owners = self._words.get((index, whole.start), []) if whole is not None else []
        if owners and owners[-1] not in self._words.get((index, phrase.root), []):
            self._owners[(index, phrase.root)] = owners[-1]

    def _territory(self, seen: View, phrase: Phrase) -> None:
        """`the territory`, `the enclave`: the place named last, unless it is but the scene."""
        index, root, is_scene_here = (
            seen.sentence.index,
            phrase.root,
            seen.key(phrase.start - 1) in word_list("locatives"),
        )
        if seen.key(root) not in word_list("territories") or seen.key(phrase.start) != "the" or is_scene_here:
            return
        place = next((n.entity for n in self._memory.recent(index, 3) if n.entity.kind == "place"), None)
        if place is not None and root - phrase.start == 1:
            kept = [Denotation(place, phrase.start, root + 1, "role", "definite_description")]
            self._keep(seen, kept, range(root, root + 1), phrase.is_subject)

    def _quantity(self, seen: View, phrase: Phrase) -> None:
        """`thousands of Ukrainians`, `some in Gaza`, `many` of those spoken of, `14` people."""
        root, key = phrase.root, seen.key(phrase.root)
        is_count = seen.tags[root] == "CD" and phrase.is_argument and key != "one"
        if not is_count and key not in word_list("quantities"):
            return
        tie, index = seen.key(root + 1), seen.sentence.index
        whole = self._reader.object_of(seen, root + 1) if tie in ("of", "in") else None
        spoken_of = self._words.get((index, whole.start if whole is not None else root + 2), [])
        if tie == "of" and (whole is not None or spoken_of):  # two of them
            self._words[(index, root)] = spoken_of
            return
        if two := just_named(self._memory, seen, root):
            named = [Denotation(entity, root, root + 1, "sum", "sum") for entity in two]
            self._keep(seen, named, range(root, root + 1), phrase.is_subject)
            return
        people = self._reader.inhabitants(seen, whole) if whole is not None else None
        if people is None and key in word_list("quantifiers"):
            people = unnamed(self._memory, seen.sentence.index)
        is_crowd = key in word_list("crowds") and phrase.is_argument
        if people is None and (is_crowd or (is_count and counts_people(seen, root))):
            people = self._reader.crowd()
        if people is not None:
            end = whole.end if whole is not None else root + 1
            self._keep(
                seen, [Denotation(people, root, end, "pronoun", "quantity")], range(root, root + 1), phrase.is_subject
            )

    def _is_of_affairs(self) -> bool:
        """Whether enough sentences tell of offices and bodies of public life, states themselves left out."""
        told = (f for f in self._found if f.is_mention and f.denotation.entity.sector in AFFAIRS)
        public = {f.seen.sentence.index for f in told if f.denotation.entity.kind != "government"}
        return len(public) >= LEAST_PUBLIC * len(self._views)

    def finish(self) -> ArticleActors:
        """The mentions as records, and the tables by token."""
        actors: dict[int, Actor] = {}
        mentions: dict[int, ActorMention] = {}
        result = ArticleActors()
        in_affairs = self._is_of_affairs()
        for found in (*self._found, *dict.fromkeys(self._scenes.values())):
            entity = found.denotation.entity
            actor = actors.get(id(entity)) or actors.setdefault(id(entity), entity.actor(in_affairs=in_affairs))
            mentions[id(found)] = _mention(found, actor)
            if found.is_mention:
                result.mentions.append(mentions[id(found)])
        result.mentions.sort(key=lambda m: (m.sentence_index, m.start, m.end))
        for seen in self._views:
            for token, word in seen.token_words():
                key = (seen.sentence.index, word)
                if key in self._words and not any(f.denotation.rule == "scene" for f in self._words[key]):
                    result.denoted[(seen.sentence.index, token)] = [mentions[id(f)] for f in self._words[key]]
                if key in self._owners:
                    result.owners[(seen.sentence.index, token)] = mentions[id(self._owners[key])]
                if key in self._scenes:
                    result.scenes[(seen.sentence.index, token)] = mentions[id(self._scenes[key])]
        return result


def _says(seen: View, words: range) -> bool:
    """Whether the words are the subject of a verb of saying."""
    if seen.doc is None:
        return False
    return any(token.head.lemma_ in word_list("saying_verbs") for token in seen.tokens(words) if token.dep_ == "nsubj")


def _mention(found: _Found, actor: Actor) -> ActorMention:
    seen, d = found.seen, found.denotation
    start, end = seen.words[d.start].start, seen.words[d.end - 1].end
    offset = seen.sentence.start
    text = seen.sentence.text[start:end]
    alias_of = actor.name if d.mention_kind == "acronym" and text != actor.name else None
    return ActorMention(
        actor, seen.sentence.index, offset + start, offset + end, text, d.mention_kind, d.rule, alias_of
    )
