"""An explanation as one HTML page that needs nothing from outside. All text of articles is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from pathlib import Path

from ingest.coding.explain import Candidate, ExplainedSentence, Mark, Word
from orchestration.explain import Answer, actor_line, by_reason, event_line, in_tree_order, verdict

TEMPLATE = Path(__file__).with_name("page.html")


def write_page(answer: Answer, chosen: int | None, target: Path) -> None:
    """Write the page to `target`, the chosen sentence unfolded."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(render(answer, chosen), "utf-8")


def render(answer: Answer, chosen: int | None = None) -> str:
    """The page: the article, its marks and events, and behind each sentence its tree and the fate of its words."""
    sentences = "\n".join(_sentence(s, s.sentence.index == chosen) for s in answer.explanation.sentences)
    parts = {
        "title": escape(answer.explanation.article.title or "Untitled"),
        "summary": escape(answer.summary),
        "note": f'<p class="note">{escape(answer.note)}</p>' if answer.note else "",
        "sentences": sentences,
    }
    head, *rest = TEMPLATE.read_text("utf-8").split("{{")
    return head + "".join(parts[name] + tail for name, _, tail in (part.partition("}}") for part in rest))


def _sentence(explained: ExplainedSentence, is_open: bool) -> str:
    own = explained.sentence
    events = "".join(_event(event_line(e), e.quad_class) for e in explained.events)
    return (
        f'<section class="{own.kind}" id="s{own.index}"><span class="index">{own.index}</span>'
        f"<div><p>{marked(own.text, explained.marks)}</p>{events}{_why(explained, is_open)}</div></section>"
    )


def _event(line: str, quad_class: int) -> str:
    return f'<p class="event {"conflict" if quad_class > 2 else "cooperation"}">{escape(line)}</p>'


def marked(text: str, marks: Sequence[Mark]) -> str:
    """The text with its marks as elements; where marks overlap, the piece carries all their classes and labels."""
    edges = sorted({0, len(text), *(edge for mark in marks for edge in (mark.start, mark.end))})
    pieces = []
    for start, end in pairwise(edges):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        piece = escape(text[start:end])
        if over:
            kinds = " ".join(dict.fromkeys(mark.kind for mark in over))
            labels = "; ".join(dict.fromkeys(mark.label for mark in over))
            piece = f'<mark class="{kinds}" title="{escape(labels)}">{piece}</mark>'
        pieces.append(piece)
    return "".join(pieces)


def _why(explained: ExplainedSentence, is_open: bool) -> str:
    if explained.unread is not None:
        return f'<p class="unread">{escape(explained.unread)}</p>'
    if not explained.words:
        return ""
    tree = "".join(_leaf(depth, word) for depth, word in in_tree_order(explained.words))
    actors = "".join(f"<li><small>{escape(actor_line(mention))}</small></li>" for mention in explained.actors)
    candidates = "".join(map(_candidate, explained.candidates)) or "<li>no word here heads an entry of the lexicon</li>"
    return (
        f"<details{' open' if is_open else ''}><summary>why</summary>"
        f'<div class="why"><ul class="tree">{tree}</ul><div><ul>{candidates}</ul><ul>{actors}</ul></div></div>'
        "</details>"
    )


def _leaf(depth: int, word: Word) -> str:
    grammar = escape(f"{word.dep} {word.pos} {word.lemma}")
    return f'<li style="--depth: {depth}">{escape(word.text)} <small>{grammar}</small></li>'


def _candidate(candidate: Candidate) -> str:
    missed = "".join(
        f"<li>{escape(reason)}: <small>{escape(', '.join(rules))}</small></li>"
        for reason, rules in by_reason(candidate)
    )
    others = f"<details><summary>{len(candidate.missed)} entries do not stand here</summary><ul>{missed}</ul></details>"
    return f"<li><b>“{escape(candidate.word)}”</b> {escape(verdict(candidate))}{others if missed else ''}</li>"
