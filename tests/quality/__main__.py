"""`make score`: how well the coder reads the annotated articles of this folder, or of another one that is named."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.quality.scoring import ARTICLES, read, score


def main(folder: Path) -> None:
    """Print the figures; F1 for events and dyads, otherwise the share right among right events."""
    articles = read(folder)
    scores = score(articles)
    table = Table("figure", "value", "of", header_style="bold")
    counted = scores.right + scores.missed
    for name, value in scores.figures.items():
        table.add_row(name, f"{value:.3f}", str(scores.shares.get(name, (0, counted))[1]))
    console = Console()
    console.print(table)
    console.print(f"{len(articles)} articles: {scores.right} right, {scores.false} false, {scores.missed} missed")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)
