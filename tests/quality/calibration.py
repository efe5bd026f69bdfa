"""Whether the coder's confidence is the share of rows that are right, and the weights that make it so.

`python -m tests.quality.calibration FOLDER…` prints how often rows of each confidence are right on annotated articles;
with `--fit` the weights for `ingest/coding/lexicon/confidence.tsv` instead.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp, log
from pathlib import Path

from ingest.coding.coder import code_articles
from ingest.coding.confidence import Factor, factors_of
from ingest.coding.model import EventMention
from tests.quality.scoring import ARTICLES, coded_events, match, read

Case = tuple[EventMention, bool]

STEPS, RATE = 4000, 0.5  # of gradient ascent; the weights no longer move in the second decimal
RIDGE = 4.0  # rows that speak for no effect at all, for each value of a factor


def observe(folder: Path) -> Iterator[Case]:
    """Every row coded in the folder's articles, and whether a reader marked it, if only as borderline."""
    articles = read(folder)
    for annotated, coded in zip(articles, code_articles([a.article for a in articles]), strict=True):
        events = coded_events(coded, annotated.starts)
        found = {id(event) for pairs in match(annotated.events, events) for _, event in pairs}
        yield from ((row, id(event) in found) for row, event in zip(coded.event_mentions, events, strict=True))


def fit(cases: Sequence[Case]) -> dict[Factor, float]:
    """Log-odds weights of each factor's values, by logistic regression drawn towards no effect (ridge)."""
    kinds: dict[tuple[Factor, ...], list[bool]] = defaultdict(list)
    for row, is_right in cases:
        kinds[tuple(factors_of(row))].append(is_right)
    counts = Counter(factor for factors, told in kinds.items() for factor in factors for _ in told)
    share = sum(is_right for _, is_right in cases) / len(cases)
    weights = {("base", ""): log(share / (1 - share))} | dict.fromkeys(sorted(counts), 0.0)
    for _ in range(STEPS):
        slopes: dict[Factor, float] = defaultdict(float)
        for factors, told in kinds.items():
            error = sum(told) - len(told) * chance(weights, factors)
            for factor in (("base", ""), *factors):
                slopes[factor] += error
        for factor in weights:
            pull = RIDGE * weights[factor] / 4 if factor in counts else 0.0
            weights[factor] += RATE * (slopes[factor] - pull) / (counts.get(factor, len(cases)) + RIDGE)
    return weights


def chance(weights: Mapping[Factor, float], factors: Sequence[Factor]) -> float:
    """The chance that a row with these factors is right."""
    return 1 / (1 + exp(-weights["base", ""] - sum(weights[factor] for factor in factors)))


def reliability(cases: Sequence[Case]) -> list[tuple[str, int, float, float]]:
    """For each tenth of confidence: its bounds, the rows in it, their mean confidence, the share that is right."""
    bins: dict[int, list[Case]] = defaultdict(list)
    for case in cases:
        bins[min(int(case[0].confidence * 10), 9)].append(case)
    return [
        (
            f"{tenth / 10:.1f}–{(tenth + 1) / 10:.1f}",
            len(inside),
            sum(row.confidence for row, _ in inside) / len(inside),
            sum(is_right for _, is_right in inside) / len(inside),
        )
        for tenth, inside in sorted(bins.items())
    ]


def main(arguments: Sequence[str]) -> None:
    """Print the table, or the weights."""
    folders = [Path(name) for name in arguments if name != "--fit"] or [ARTICLES]
    cases = [case for folder in folders for case in observe(folder)]
    if "--fit" in arguments:
        for (factor, value), weight in fit(cases).items():
            print(f"{factor}\t{value}\t{weight:.2f}")
        return
    print("| confidence | rows | mean confidence | share right |\n|---|---:|---:|---:|")
    for bounds, rows, mean, share in reliability(cases):
        print(f"| {bounds} | {rows} | {mean:.2f} | {share:.2f} |")


if __name__ == "__main__":
    main(sys.argv[1:])
