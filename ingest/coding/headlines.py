"""Headlines, and captions without a verb, read as the sentences they stand for.

The model was trained on running text and stumbles over headline English: it takes "Russia bombards Kharkiv" for a noun
phrase, "Minister sacked over memo" for an active clause and every capital for a name. Here capitals that mark no name
are undone, the words that headlines leave out are put in ("will bombard", "were sacked"), commas that join are read as
"and"; the result is parsed, and the parse is laid upon the words as written. A reading that does not come out as a
clause is given up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from ingest.coding import grammar
from ingest.coding.lemmas import third_person
from ingest.coding.lexicon import Lexicon
from ingest.coding.syntax import words

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
OBJECT_STARTS = NOMINAL | {"DT", "JJ", "JJR", "JJS", "PRP$", "PRP", "$", "VBN", "VBG", "``", "''"}
SUBJECT_TAGS = NOMINAL | {",", "CC", "JJ", "TO", "DT", "POS", "-LRB-", "-RRB-"}
NAMES = frozenset({"NNP", "NNPS"})
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
CLAUSE_MARKS = frozenset({"as", "while", "after", "before", "when", "but", ":", ";", "–", "—"})
PARTICLES = frozenset({"back", "down", "off", "out", "over", "up"})
CLAUSE_HEADS = frozenset({"ROOT", "ccomp", "conj", "advcl", "parataxis"})
LONGEST_ACRONYM = 3  # letters; longer words in capitals are no acronyms
SHORTEST = 3  # words of a headline whose capitals can be judged


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the rewritten headline; `origin` is the index of the word it stands for, None for one put in."""

    text: str
    origin: int | None


class HeadlineReader:
    """Reads headlines anew; knows the forms of the lexicon's verbs and nouns."""

    def __init__(self, parser: Language, lexicon: Lexicon) -> None:
        self._parser = parser
        verbs = {entry.head for entry in lexicon.entries if entry.pos == "v"}
        nouns = {e.head for e in lexicon.entries if e.pos == "n"} | {e.object for e in lexicon.entries if e.object}
        irregular = parser.get_pipe("lemmatizer").lookups.get_table("lemma_exc")["verb"]  # type: ignore[attr-defined]
        self._present = {form: verb for verb in verbs for form in (third_person(verb), verb)}
        inflected = {form: verb for form, (verb, *_) in irregular.items() if verb in verbs}
        self._past = {form: verb for form, verb in inflected.items() if not form.endswith("ing")}
        self._gerunds = inflected.keys() - self._past.keys()
        self._common = {*self._present, *self._past, *nouns, *map(third_person, nouns)} - words("date")

    def read(self, doc: Doc, is_headline: bool) -> Doc:
        """The text with the parse of the sentence it stands for, or as it was when it needs no other reading."""
        return self._read_headline(doc) if is_headline else self._read_caption(doc)

    def _read_headline(self, doc: Doc) -> Doc:
        plain = self._recase(doc)
        read = doc if plain is None else self._parser(Doc(doc.vocab, words=plain))
        for second in self._second_verbs(read), frozenset[int]():
            anew = self._read_anew(doc, *self._complete(read, second), second)
            if anew is not None or not second:
                break
        if anew is not None:
            return anew
        return doc if plain is None else _laid_upon(doc, read, range(len(doc)))

    def _read_caption(self, doc: Doc) -> Doc:
        """A line without a finite verb under a picture, "X meeting Y in Paris", as the sentence it stands for."""
        if any(token.tag_ in FINITE for token in doc):
            return doc
        verb = next((t for t in doc[1:] if t.lower_ in self._gerunds and t.nbor(-1).tag_ in NAMES), None)
        if verb is None:
            return doc
        words_before = [Word(token.text, token.i) for token in doc[: verb.i]]
        _join_subjects(words_before, doc[: verb.i])
        rest = [Word(token.text, token.i) for token in doc[verb.i :]]
        return self._read_anew(doc, [*words_before, Word("were", None), *rest], [verb.i], frozenset()) or doc

    def _read_anew(
        self, doc: Doc, rewritten: Sequence[Word], verbs: Sequence[int], second: frozenset[int]
    ) -> Doc | None:
        """`doc` with the parse of its rewritten words; None where no verb lacked a word or no clause comes out."""
        if not verbs and not second:
            return None
        origins = [word.origin for word in rewritten]
        parsed = self._parser(Doc(doc.vocab, words=[word.text for word in rewritten]))
        joined = [parsed[origins.index(verb)] for verb in second]
        is_sound = _is_sound(parsed, origins, verbs) and all(v.dep_ == "conj" and v.head.pos_ == "VERB" for v in joined)
        return _laid_upon(doc, parsed, origins) if is_sound else None

    def _second_verbs(self, doc: Doc) -> frozenset[int]:
        """Verbs that a comma joins to the one before: "chief seizes power, *sacks* premier"."""
        found = [t for t in doc[2:-1] if t.nbor(-1).text == "," and t.nbor(1).tag_ in OBJECT_STARTS]
        verbs = [t for t in found if self._present.get(t.lower_, t.lower_) != t.lower_ or t.tag_ in {"VB", "VBP"}]
        return frozenset(t.i for t in verbs if t.lower_ in self._present and (t.dep_, t.pos_) != ("conj", "VERB"))

    def _recase(self, doc: Doc) -> list[str] | None:
        """The words without capitals that mark no name; None where capitals mark names only, as in a sentence."""
        long_words = [token.text for token in doc if len(token) > LONGEST_ACRONYM]
        if 2 * sum(text[0].islower() for text in long_words) > len(long_words) or len(doc) < SHORTEST:
            return None
        return [self._plain(token, doc.text.isupper()) for token in doc]

    def _plain(self, token: Token, shouts: bool) -> str:
        if token.i > 0 and (token.is_stop or token.lower_ in self._common) and token.lower_ not in words("date"):
            return token.lower_
        return token.text.capitalize() if shouts and len(token) > LONGEST_ACRONYM else token.text

    def _complete(self, doc: Doc, second: frozenset[int]) -> tuple[list[Word], list[int]]:
        """The headline's words with those it leaves out, and the indices of the verbs that lacked one.

        `second` are the verbs that a comma joins to one before them.
        """
        out: list[Word] = []
        verbs: list[int] = []
        clause, has_verb = 0, False
        for token in doc:
            if token.lower_ in CLAUSE_MARKS:
                clause, has_verb = token.i + 1, False
            helper = None if has_verb or token.i <= clause else self._missing_helper(token, doc[clause : token.i])
            if token.i in second:
                out[-1] = Word("and", out[-1].origin)
                helper = "will" if verbs else None
            elif second and _is_finite(token) and self._present.get(token.lower_, token.lower_) != token.lower_:
                helper = "will"  # "court annuls win, orders": both verbs are read alike
            if helper is not None and token.i not in second:
                verbs.append(token.i)
                _join_subjects(out, doc[clause : token.i])
            if helper is not None:
                out.append(Word(helper, out.pop().origin if out[-1].text == "to" else None))
            base = self._present.get(token.lower_, token.text)
            out.append(Word(base if helper == "will" else token.text, token.i))
            if _hides_noun(token):
                verbs.append(token.i)
                out.append(Word("the", None))
            has_verb = has_verb or helper is not None or _is_finite(token)
        return out, verbs

    def _missing_helper(self, token: Token, subject: Span) -> str | None:
        """The auxiliary left out before the verb at `token`; None when this is no verb or lacks nothing."""
        before = token.nbor(-1)
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        if before.lower_ == "to":
            is_subject = len(subject) == 2 or (len(subject) > 2 and subject[-2].tag_ in NOMINAL)
            return "will" if is_subject and token.lower_ in self._present else None
        if before.tag_ not in NOMINAL:
            return None
        if token.tag_ in {"VBN", "VBD"} or (token.lower_ in self._past and token.lower_ not in self._present):
            return "were" if self._lacks_object(token, following) else None
        return "will" if following is not None and self._is_hidden_present(token, subject, following) else None

    def _is_hidden_present(self, token: Token, subject: Span, following: Token) -> bool:
        """Whether a word not read as a clause's verb is one: it agrees with the noun before it, an object follows."""
        base = self._present.get(token.lower_)
        if base is None or _is_finite(token):
            return False
        is_noun = following.tag_ in {"VB", "VBP"} and following.lower_ not in self._present
        has_object = is_noun or following.lower_ in {"to", *PARTICLES} or following.tag_ in OBJECT_STARTS
        return has_object and (base != token.lower_) != _is_plural(subject)

    def _lacks_object(self, participle: Token, following: Token | None) -> bool:
        """Whether the past form of a verb that takes an object has neither that nor an auxiliary."""
        verb = self._past.get(participle.lower_)
        if verb is None or verb in words("intransitive"):
            return False
        if following is not None and following.lower_ in CLAUSE_MARKS:
            return True
        for child in participle.children:
            is_object = child.dep_ == "dobj" and not (following and following.tag_ == "IN" and child.i > following.i)
            if is_object or child.dep_ in {"aux", "auxpass", "ccomp"}:
                return False
        if following is None or following.is_punct or following.tag_ in {"IN", "RB", "TO", "RP", "CC"}:
            return True
        return following.tag_ == "JJ" and following.dep_ in {"oprd", "acomp"}  # "found guilty"


def _is_plural(subject: Span) -> bool:
    last = subject[-1]
    is_list = any(token.lower_ in {",", "and"} for token in subject)
    ends_so = last.lower_.endswith("s") and not last.lower_.endswith(("us", "ss")) and not last.text.isupper()
    return is_list or last.tag_ in {"NNS", "NNPS"} or ends_so or last.lower_ in words("plural")


def _hides_noun(verb: Token) -> bool:
    """Whether the parser took a verb's object for the verb it helps: "Egypt *lifts* ban"."""
    is_helper = verb.dep_ == "aux" and verb.tag_ == "VBZ" and verb.lemma_ not in {"be", "have", "do"}
    return is_helper and verb.head.i == verb.i + 1


def _is_finite(token: Token) -> bool:
    """Whether the word is the verb of a clause with a subject of its own."""
    return token.tag_ in FINITE and any(c.dep_ in grammar.SUBJECTS for c in token.children)


def _join_subjects(out: list[Word], subject: Span) -> None:
    """Turn the commas of a list of subjects into "and": "Kenya, Uganda sign"."""
    if any(token.tag_ not in SUBJECT_TAGS for token in subject):
        return
    commas = {token.i for token in subject if token.text == ","}
    out[:] = [Word("and", word.origin) if word.origin in commas else word for word in out]


def _is_sound(parsed: Doc, origins: Sequence[int | None], verbs: Sequence[int]) -> bool:
    """Whether each verb heads a clause with a subject and the words put in can be taken out again."""
    added = [token for token, origin in zip(parsed, origins, strict=True) if origin is None]
    if any(token.head.i == token.i or any(True for _ in token.children) for token in added):
        return False
    heads = [parsed[origins.index(verb)] for verb in verbs]
    return all(
        v.pos_ == "VERB" and v.dep_ in CLAUSE_HEADS and any(c.dep_ in grammar.SUBJECTS for c in v.children)
        for v in heads
    )


def _laid_upon(doc: Doc, parsed: Doc, origins: Sequence[int | None]) -> Doc:
    """A copy of `doc` with the tags, lemmas and tree of `parsed`, words that were put in left out."""
    place = {token.i: origin for token, origin in zip(parsed, origins, strict=True) if origin is not None}
    kept = [parsed[at] for at in place]
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in kept],
        pos=[token.pos_ for token in kept],
        lemmas=[token.lemma_ for token in kept],
        heads=[place[token.head.i] for token in kept],
        deps=[token.dep_ for token in kept],
    )
