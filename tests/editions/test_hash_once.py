"""The hash of a frozen value is found once, whichever thread asks."""

import sys
from concurrent.futures import ThreadPoolExecutor

from digest.model.canonical import hash_of, hash_once


def test_the_hash_of_a_value_is_found_once() -> None:
    value, contents = object(), iter([7])
    assert hash_once(value, lambda: next(contents)) == hash_once(value, lambda: next(contents)) == hash_of(7)
    assert next(contents, None) is None


def test_threads_that_ask_for_the_hashes_of_many_values_get_their_own() -> None:
    values = [object() for _ in range(4000)]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # threads meet within each loop
    try:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda number: hash_once(values[number], lambda: number), range(len(values))))
    finally:
        sys.setswitchinterval(before)
    assert found == [hash_of(number) for number in range(len(values))]
