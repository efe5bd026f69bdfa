"""An explanation in the terminal, drawn with rich. Text of articles is never taken for mark-up."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ingest.coding.explain import Candidate, ExplainedSentence, Word
from orchestration.explain import Answer, actor_line, by_reason, event_line, in_tree_order, verdict

STYLES = {
    "actor": "cyan",
    "cooperation": "bold blue",
    "conflict": "bold red",
    "date": "green",
    "place": "yellow",
}
MOST_REASONS = 8  # shown of a word where no entry stands, the nearest first; the page shows all
MOST_RULES = 4  # named for one reason


def article(answer: Answer) -> Group:
    """The whole article: each sentence with its marks, and below it its events."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right", style="dim")
    grid.add_column()
    for explained in answer.explanation.sentences:
        grid.add_row(f"{explained.sentence.index}", _told(explained))
    return Group(*_opening(answer), grid)


def sentence(answer: Answer, explained: ExplainedSentence) -> Group:
    """One sentence: its marks and events, its actors, its tree, and what became of each word that could tell an act."""
    own = explained.sentence
    parts: list[RenderableType] = [*_opening(answer), Text(f"sentence {own.index}, {own.kind}", style="dim")]
    parts += [_told(explained), Text(), *(Text(actor_line(m), style=STYLES["actor"]) for m in explained.actors), Text()]
    if explained.unread is not None:
        parts.append(Text(explained.unread))
    parts += [_word(depth, word) for depth, word in in_tree_order(explained.words)]
    parts += [_candidate(candidate) for candidate in explained.candidates]
    if explained.words and not explained.candidates:
        parts.append(Text("no word here heads an entry of the lexicon"))
    return Group(*parts)


def _opening(answer: Answer) -> Iterator[RenderableType]:
    yield Text(answer.summary, style="dim")
    if answer.note is not None:
        yield Text(answer.note, style="magenta")
    yield Text("  ").join(Text(kind, style) for kind, style in STYLES.items())
    yield Text()


def _told(explained: ExplainedSentence) -> Group:
    text = Text(explained.sentence.text, style="bold" if explained.sentence.kind == "headline" else "")
    for mark in explained.marks:
        text.stylize(STYLES[mark.kind], mark.start, mark.end)
    lines = [Text(event_line(event), style=_style(event.quad_class)) for event in explained.events]
    return Group(text, *(Padding(line, (0, 0, 0, 2), expand=False) for line in lines))


def _style(quad_class: int) -> str:
    return "red" if quad_class > 2 else "blue"


def _word(depth: int, word: Word) -> Text:
    grammar = f"{word.dep} {word.pos} {word.lemma}"
    return Text.assemble(("│ " * depth, "dim"), word.text, "  ", (grammar, "dim"))


def _candidate(candidate: Candidate) -> Group:
    lines = []
    reasons = by_reason(candidate)
    shown = reasons if candidate.rule is None else []
    for reason, rules in shown[:MOST_REASONS]:
        more = f" and {len(rules) - MOST_RULES} more" if len(rules) > MOST_RULES else ""
        lines.append(Text.assemble(f"{reason}: ", (", ".join(rules[:MOST_RULES]) + more, "dim")))
    left = sum(len(rules) for _, rules in reasons[len(shown[:MOST_REASONS]) :])
    if left:
        lines.append(Text(f"{left} {'other ' if shown else ''}entries do not stand here", style="dim"))
    first = Text.assemble("\n", (f"“{candidate.word}” ", "bold"), verdict(candidate))
    return Group(first, *(Padding(line, (0, 0, 0, 2), expand=False) for line in lines))
