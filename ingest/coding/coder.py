"""The coder: a protocol, a registry by name and language, and the default, dependency patterns over spaCy's parses.

`code_batch` is the costly step as one pure function over Arrow batches; tables are made of its rows by
`ingest.coding.frames`, JSON lines by `ingest.coding.filter`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import groupby
from typing import Protocol

import pyarrow as pa
from spacy.language import Language

from ingest.coding.actors import resolve_actors
from ingest.coding.events import Context, read_events
from ingest.coding.frames import articles_of, batch_of
from ingest.coding.headlines import HeadlineReader
from ingest.coding.lexicon import lexicon_version, load_lexicon
from ingest.coding.model import Article, CodedArticle, Party, Sentence
from ingest.coding.outlets import home_country
from ingest.coding.parser import load_parser
from ingest.coding.places import find_story_places
from ingest.coding.prefilter import Prefilter
from ingest.coding.reattach import reattach
from ingest.coding.relative_times import find_story_times
from ingest.coding.sentences import split
from ingest.coding.speech import read_quotes
from ingest.coding.story import story_place
from ingest.coding.tree import Doc, Token, tree_of
from ingest.coding.version import rules_version
from ingest.errors import IngestError

LONGEST_SENTENCE = 1500  # characters; what is longer is a table or a list, and is not read
PARSE_BATCH = 64  # sentences a parser batch


class Coder(Protocol):
    """Reads articles in the languages it knows. Bad input becomes an outcome, never an exception."""

    @property
    def name(self) -> str:
        """Name in the registry and in every row."""

    @property
    def version(self) -> str:
        """Changes whenever the same article may be coded otherwise."""

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes."""

    def code(self, articles: Sequence[Article]) -> list[CodedArticle]:
        """One result for each article, in order; an article's result does not depend on the others."""


@dataclass(frozen=True)
class DependencyPatternCoder:
    """The default: dependency patterns over a lexicon, parsed by spaCy's small English model, without its NER."""

    name: str = "dependency-pattern"
    languages: frozenset[str] = frozenset({"en"})

    @property
    def version(self) -> str:
        """Digest of all that the rows depend on and, after the plus sign, of the lexicon alone."""
        return f"{rules_version()}+{lexicon_version()}"

    @cached_property
    def _parser(self) -> Language:
        return load_parser(load_lexicon())

    @cached_property
    def _headlines(self) -> HeadlineReader:
        return HeadlineReader(self._parser, load_lexicon())

    @cached_property
    def _prefilter(self) -> Prefilter:
        table = self._parser.get_pipe("lemmatizer").lookups.get_table("lemma_exc")  # type: ignore[attr-defined]
        irregular: dict[str, list[str]] = {}
        for pos in ("verb", "noun"):
            for form, lemmas in table[pos].items():
                irregular.setdefault(form, []).extend(lemmas)
        return Prefilter(load_lexicon(), irregular)

    def code(self, articles: Sequence[Article]) -> list[CodedArticle]:
        """Parse the sentences that may hold an event, all articles' in one stream, then read article by article."""
        return [self._read(article, *parsed) for article, parsed in zip(articles, self.parse(articles), strict=True)]

    def parse(self, articles: Sequence[Article]) -> list[tuple[list[Sentence], list[Doc | None]]]:
        """For each article its sentences and their parses; None for those that cannot hold an event."""
        split_up = [split(article.title, article.blocks) for article in articles]
        wanted = [s for sentences in split_up for s in sentences if self._is_worth_parsing(s)]
        parsed = iter(self._parser.pipe((s.text for s in wanted), batch_size=PARSE_BATCH))
        docs = {
            id(s): reattach(tree_of(self._headlines.read(doc, s.kind == "headline")))
            for s, doc in zip(wanted, parsed, strict=True)
        }
        return [(sentences, [docs.get(id(s)) for s in sentences]) for sentences in split_up]

    def _is_worth_parsing(self, sentence: Sentence) -> bool:
        return len(sentence.text) <= LONGEST_SENTENCE and self._prefilter.may_hold(
            sentence.text, sentence.kind == "quote"
        )

    def _read(self, article: Article, sentences: Sequence[Sentence], docs: Sequence[Doc | None]) -> CodedArticle:
        try:
            return _read_parsed(article, sentences, docs)
        except IngestError:  # a broken table of the lexicon: nothing can be coded
            raise
        except Exception as error:  # an article that trips a rule must not take its batch with it; it becomes a reject
            detail = f"{type(error).__name__}: {error}; report it with the article"
            return CodedArticle(article.revision_id, article.language, "failed", tuple(sentences), detail=detail)


def read_context(article: Article, sentences: Sequence[Sentence], docs: Sequence[Doc | None]) -> Context:
    """Actors, times, places and quotes of a parsed article: all that its events are read with."""
    read = [s if len(s.text) <= LONGEST_SENTENCE else replace(s, text="", end=s.start) for s in sentences]
    actors = resolve_actors(read, docs, published_on=article.published_on, home=home_country(article.url))

    def at(index: int, token: Token) -> list[Party]:
        return [Party(m.text, m.start, m.end, m.actor) for m in actors.at(index, token)]

    def owner(index: int, token: Token) -> list[Party]:
        return [Party(m.text, m.start, m.end, m.actor) for m in (actors.owner(index, token),) if m is not None]

    def scene(index: int, token: Token) -> list[Party]:
        return [Party(m.text, m.start, m.end, m.actor) for m in (actors.scene(index, token),) if m is not None]

    published = article.published_on
    times = find_story_times([s.text for s in read], published) if published else [[] for _ in read]
    countries = Counter(m.actor.country for m in actors.mentions if m.actor.country is not None)
    places = find_story_places([s.text for s in read], countries)
    quotes = read_quotes(sentences, docs, at)
    story = story_place(sentences, places)
    return Context(
        sentences, docs, load_lexicon(), actors.mentions, at, owner, scene, times, places, quotes, published, story
    )


def _read_parsed(article: Article, sentences: Sequence[Sentence], docs: Sequence[Doc | None]) -> CodedArticle:
    context = read_context(article, sentences, docs)
    events = read_events(context)
    return CodedArticle(
        article.revision_id,
        article.language,
        "coded" if events else "no_events",
        tuple(sentences),
        tuple(context.mentions),
        tuple(events),
        tuple(context.quotes),
    )


_FACTORIES: dict[str, Callable[[], Coder]] = {"dependency-pattern": DependencyPatternCoder}


def register(name: str, factory: Callable[[], Coder]) -> None:
    """Add a coder, or put another in its place; it is made when first asked for."""
    _FACTORIES[name] = factory
    coder_named.cache_clear()


@cache
def coder_named(name: str) -> Coder:
    """The coder of that name, made once per process.

    Raises:
        KeyError: None is registered under the name.
    """
    return _FACTORIES[name]()


def coder_for(language: str) -> Coder | None:
    """The first registered coder that knows the language, or None."""
    return next((coder for coder in map(coder_named, _FACTORIES) if language in coder.languages), None)


def code_articles(articles: Iterable[Article]) -> list[CodedArticle]:
    """Code each article by the coder of its language; one in a language nobody knows is passed through uncoded."""
    results: list[CodedArticle] = []
    for language, group in groupby(articles, key=lambda article: article.language):
        coder = coder_for(language)
        if coder is None:
            results += [CodedArticle(a.revision_id, language, "language_not_supported") for a in group]
        else:
            results += coder.code(list(group))
    return results


VERSION = f"dependency-pattern {DependencyPatternCoder().version}"


def code_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Code a batch of article rows.

    Args:
        batch: Columns article_id, revision_id, landed_on, title, blocks, language, published_on, canonical_url of the
            lake table `articles`; any others are ignored.

    Returns:
        One row an article, in order: article_id, revision_id, landed_on, language, outcome, detail, coder,
        coder_version, and the lists sentences, actor_mentions, event_mentions, quotes, whose structs have the columns
        of the lake tables of that name.
    """
    articles = articles_of(batch)
    coder = coder_named("dependency-pattern")
    return batch_of(batch, code_articles(articles), coder.name, coder.version)
