"""Why the coder read what it read: an article coded again, each sentence with its tree and the fate of its words.

The rows are those of `Coder.code`; the reasons come from asking its steps again, one by one. Only records are made
here; how they are shown is told in `orchestration.explain`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from ingest.coding.acts import Act
from ingest.coding.arguments import arguments
from ingest.coding.coder import LONGEST_SENTENCE, DependencyPatternCoder, code_articles, coder_for, read_context
from ingest.coding.content import frame_of
from ingest.coding.events import Context, SentenceActs, read_acts, resolver, trigger_words
from ingest.coding.lexicon import Condition, Entry
from ingest.coding.match import attempt, heads
from ingest.coding.model import ActorMention, Article, EventMention, Outcome, Sentence
from ingest.coding.sentences import split
from ingest.coding.slots import Hit
from ingest.coding.tree import Doc

SLOT_NAMES = {
    "subj": "subject",
    "obj": "object",
    "iobj": "indirect object",
    "comp": "complement clause",
    "pred": "predicative",
    "poss": "possessor",
    "mod": "modifier",
}
CLASS_NAMES = {"ACTOR": "an actor", "ANY": "there", "NONE": "absent", "NOT": "negated", "OWN": "somebody’s own"}
MOST_CLASSES = 6  # named in one reason
PART_NAMES = {"-": "particle", "~": "object", "+": "preposition", ">": "clause with"}

MarkKind = Literal["actor", "cooperation", "conflict", "date", "place"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that mean something; offsets within the sentence's text; triggers are marked by their quad class."""

    start: int
    end: int
    kind: MarkKind
    label: str


@dataclass(frozen=True, slots=True)
class Word:
    """One token of the parse; `parent` is the index of its head in the tree, None for a root."""

    index: int
    text: str
    lemma: str
    pos: str
    dep: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class Missed:
    """An entry of the lexicon that has the head word but does not stand there, and what it lacks."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that could express an act: the rule that stands at it, if any, what became of it, and the other entries.

    `events` are the rows it gave; without any, `fate` says why not. `missed` begins with those that lack least.
    """

    word: str
    start: int
    rule: str | None
    fate: str
    events: tuple[EventMention, ...] = ()
    missed: tuple[Missed, ...] = ()


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """A sentence, its rows, and how they came about; `unread` says why it has no tree, if it has none."""

    sentence: Sentence
    actors: tuple[ActorMention, ...]
    events: tuple[EventMention, ...]
    words: tuple[Word, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    unread: str | None = None

    @property
    def marks(self) -> list[Mark]:
        """Actors, triggers, dates and places, in order of the text; they may overlap."""
        offset = self.sentence.start
        found = [Mark(m.start - offset, m.end - offset, "actor", actor_label(m)) for m in self.actors]
        for event in self.events:
            kind: MarkKind = "conflict" if event.quad_class > 2 else "cooperation"
            found.append(Mark(event.trigger_start - offset, event.trigger_end - offset, kind, event_label(event)))
            if event.date is not None and event.date_in_sentence:
                found.append(Mark(event.date.start, event.date.end, "date", f"{event.date.date_start}"))
            if event.place is not None and event.place_in_sentence:
                found.append(Mark(event.place.start, event.place.end, "place", event.place.name))
        return sorted(set(found), key=lambda mark: (mark.start, mark.end))


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article with its sentences explained; `detail` says why the coder failed, if it did."""

    article: Article
    coder_version: str | None
    outcome: Outcome
    sentences: tuple[ExplainedSentence, ...]
    detail: str | None = None


def explain(article: Article) -> Explanation:
    """Code an article and say of every sentence why its events came out, or why none did.

    Reasons are known of the dependency-pattern coder only; another coder's rows come without them.
    """
    (coded,) = code_articles([article])
    coder = coder_for(article.language)
    sentences = coded.sentences or tuple(split(article.title, article.blocks))
    docs: Sequence[Doc | None] = [None] * len(sentences)
    context = None
    if isinstance(coder, DependencyPatternCoder) and coded.outcome != "failed":
        ((parsed, docs),) = coder.parse([article])
        context = read_context(article, parsed, docs)
    explained = []
    for sentence, doc in zip(sentences, docs, strict=True):
        actors = tuple(m for m in coded.actor_mentions if m.sentence_index == sentence.index)
        events = tuple(e for e in coded.event_mentions if e.sentence_index == sentence.index)
        if doc is None or context is None:
            unread = _why_unread(sentence) if context is not None else None
            explained.append(ExplainedSentence(sentence, actors, events, unread=unread))
        else:
            candidates = tuple(_candidates(sentence, doc, context, events))
            explained.append(ExplainedSentence(sentence, actors, events, tuple(_words(doc)), candidates))
    version = None if coder is None else coder.version
    return Explanation(article, version, coded.outcome, tuple(explained), coded.detail)


def actor_label(mention: ActorMention) -> str:
    """Who an actor mention stands for: name, country, sector."""
    actor = mention.actor
    return " ".join([actor.name, *filter(None, (actor.country, actor.sector))])


def event_label(event: EventMention) -> str:
    """What an event is: type, mode, CAMEO code."""
    return " ".join(filter(None, (event.event_type, event.mode, event.cameo_code)))


def _why_unread(sentence: Sentence) -> str:
    if len(sentence.text) > LONGEST_SENTENCE:
        return f"longer than {LONGEST_SENTENCE} characters: a table or a list, not parsed"
    return "not parsed: no entry of the lexicon has all its words here"


def _words(doc: Doc) -> Iterator[Word]:
    for token in doc:
        parent = None if token.head.i == token.i else token.head.i
        yield Word(token.i, token.text, token.lemma_, token.pos_, token.dep_, parent)


def _candidates(sentence: Sentence, doc: Doc, context: Context, events: Sequence[EventMention]) -> Iterator[Candidate]:
    """The words that head entries of the lexicon, and the assertions, in order of the text."""
    acts = read_acts(sentence, doc, context)
    resolve = resolver(sentence, context)
    found = [Candidate(a.head.text, a.head.idx, a.rule, *_fate(a, acts, sentence, events)) for a in acts.asserted]
    for head, entries in heads(doc, context.lexicon):
        tried = [(entry, attempt(entry, head, context.lexicon, resolve)) for entry in entries]
        failed = [(entry, what) for entry, what in tried if not isinstance(what, Hit)]
        failed.sort(key=lambda one: _parts_met(*one), reverse=True)
        missed = tuple(dict.fromkeys(Missed(entry.rule, lack(what)) for entry, what in failed))
        standing = next((what for _, what in tried if isinstance(what, Hit)), None)
        if standing is None:
            found.append(Candidate(head.text, head.idx, None, "no entry stands here", (), missed))
        else:
            fate = _fate_of_hit(standing, acts, sentence, events)
            found.append(Candidate(head.text, head.idx, standing.entry.rule, *fate, missed))
    return iter(sorted(found, key=lambda candidate: candidate.start))


Fate = tuple[str, tuple[EventMention, ...]]


def _fate_of_hit(hit: Hit, acts: SentenceActs, sentence: Sentence, events: Sequence[EventMention]) -> Fate:
    for known, verdict in acts.verdicts:
        if known.head.i == hit.head.i:
            if isinstance(verdict, Act):
                return _fate(verdict, acts, sentence, events)
            return f"{verdict}; {_sought(known)}", ()
    owner = next((other for other, _ in acts.verdicts if hit.head in other.words), None)
    return f"part of the words of {owner.entry.rule}" if owner else "part of the words of another entry", ()


def _sought(hit: Hit) -> str:
    """The words where the parties of a hit were looked for."""
    roles = arguments(hit)
    targets = dict.fromkeys(chain(roles.targets, *roles.fallbacks))
    sides = {"source": roles.sources, "target": targets}
    written = (f"{side} sought at {', '.join(f'“{t.text}”' for t in at) or 'no word'}" for side, at in sides.items())
    return ", ".join(written)


def _fate(act: Act, acts: SentenceActs, sentence: Sentence, events: Sequence[EventMention]) -> Fate:
    for told in acts.told:
        if any(one.head.i == act.head.i for one in told.absorbed):
            return f"merged into {told.rule} at “{told.head.text}”, which tells the same act", ()
        if told.head.i == act.head.i and told.rule == act.rule:
            start = sentence.start + trigger_words(told)[0].idx
            return "coded", tuple(e for e in events if e.rule == told.rule and e.trigger_start == start)
    frame = frame_of(act, acts.acts)
    assert frame is not None  # what is neither told nor merged is somebody's content
    return f"content of {frame.rule} at “{frame.head.text}”, which tells it", ()


def _parts_met(entry: Entry, what: Condition | str) -> int:
    """How far an entry got: the parts of its phrase before the missing one, or all with a condition unmet."""
    written = entry.phrase if isinstance(what, Condition) else entry.phrase[: entry.phrase.index(what)]
    return len(written.split()) + isinstance(what, Condition)


def lack(what: Condition | str) -> str:
    """What a pattern did not find, in words; `what` as `ingest.coding.match.attempt` gives it."""
    if isinstance(what, str):
        words = what[1:].replace("~", "")
        return f"no {PART_NAMES[what[0]]} “{words}”"
    slot = f"object of “{what.slot[1:]}”" if what.slot.startswith("+") else SLOT_NAMES[what.slot]
    names = [_class_name(name) for name in what.classes]
    classes = " or ".join(names[:MOST_CLASSES]) + (" …" if len(names) > MOST_CLASSES else "")
    return f"{slot} must {'not ' if what.negated else ''}be {classes}"


def _class_name(name: str) -> str:
    return f"“{name[1:]}”" if name.startswith(":") else CLASS_NAMES.get(name, f"in the class {name}")
