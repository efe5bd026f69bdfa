"""The fan-out keeps order, bounds what is in flight, and survives a worker that dies."""

import os
from collections.abc import Iterator

import pytest

from ingest.errors import InvalidInputError
from ingest.parallel import batched, map_batches


def double(number: int) -> int:
    return number * 2


def die_on_three(number: int) -> int:
    if number == 3:
        os._exit(1)
    return number


def refuse(number: int) -> int:
    raise InvalidInputError("bad_table", f"roles.tsv:{number}: no cells")


def lost(number: int) -> int:
    return -number


def test_batched_covers_everything_in_order() -> None:
    assert list(batched(range(5), 2)) == [[0, 1], [2, 3], [4]]


@pytest.mark.parametrize("count", [0, 1, 5])
def test_one_process_works_here(count: int) -> None:
    assert list(map_batches(double, range(count), processes=1, on_lost=lost)) == [n * 2 for n in range(count)]


@pytest.mark.slow
def test_several_processes_keep_the_order_and_read_ahead_only_a_little() -> None:
    taken: list[int] = []

    def batches() -> Iterator[int]:
        for number in range(40):
            taken.append(number)
            yield number

    results = map_batches(double, batches(), processes=2, on_lost=lost)
    assert next(results) == 0
    assert len(taken) <= 6
    assert list(results) == [n * 2 for n in range(1, 40)]


@pytest.mark.slow
def test_a_batch_that_kills_its_worker_is_lost_alone() -> None:
    assert list(map_batches(die_on_three, range(8), processes=2, on_lost=lost)) == [0, 1, 2, -3, 4, 5, 6, 7]


@pytest.mark.slow
def test_a_failure_of_ours_comes_out_of_the_worker_as_it_is() -> None:
    with pytest.raises(InvalidInputError, match=r"roles\.tsv:0: no cells") as refused:
        list(map_batches(refuse, range(8), processes=2, on_lost=lost))
    assert (refused.value.reason, refused.value.detail) == ("bad_table", str(refused.value))
