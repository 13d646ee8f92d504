#!/usr/bin/env python3
"""Makes cases.txt: allocations by exact fractions, by another way than the program's.

    python3 Fixtures/allocation/oracle.py > Fixtures/allocation/cases.txt

The program searches the factor among the bends of the sum of the shares. Here strata are frozen at
a bound round by round, as CSS flexible boxes do: freeze those below their minimum if what they lack
outweighs what others exceed, those above their size if it is the other way round, else all at fault.

One case a line: method total minimum | size:sd … | share …; strata are named s0, s1, … in order.
"""

import random
from fractions import Fraction


def fill(lows, highs, weights, total):
    shares = [None] * len(lows)
    while True:
        free = [i for i, s in enumerate(shares) if s is None]
        if not free:
            return shares
        rest = total - sum(s for s in shares if s is not None)
        weight = sum(weights[i] for i in free)
        want = {i: Fraction(rest) * weights[i] / weight for i in free}
        lack = sum(lows[i] - want[i] for i in free if want[i] < lows[i])
        over = sum(want[i] - highs[i] for i in free if want[i] > highs[i])
        if lack == 0 and over == 0:
            for i in free:
                shares[i] = want[i]
            return shares
        for i in free:
            if want[i] < lows[i] and lack >= over:
                shares[i] = Fraction(lows[i])
            elif want[i] > highs[i] and over >= lack:
                shares[i] = Fraction(highs[i])


def allocate(method, total, minimum, sizes, sds):
    n = len(sizes)
    if method == "proportional":
        weights = [Fraction(s) for s in sizes]
    elif method == "equal":
        weights = [Fraction(1 if s else 0) for s in sizes]
    else:
        weights = [Fraction(s) * Fraction(d) for s, d in zip(sizes, sds)]
    heavy = [i for i in range(n) if weights[i] > 0]
    light = [i for i in range(n) if weights[i] == 0]
    shares = [Fraction(minimum)] * n
    capacity = sum(sizes[i] for i in heavy)
    for_heavy = min(total - minimum * len(light), capacity)
    for group, amount, key in (
        (heavy, for_heavy, weights),
        (light, total - for_heavy, [Fraction(s) for s in sizes]),
    ):
        filled = [i for i in group if sizes[i] > 0]
        if not filled:
            continue
        parts = fill([minimum] * len(filled), [sizes[i] for i in filled],
                     [key[i] for i in filled], amount)
        for i, share in zip(filled, parts):
            shares[i] = share
    whole = [s.numerator // s.denominator for s in shares]
    order = sorted(range(n), key=lambda i: (-(shares[i] - whole[i]), -sizes[i], f"s{i}".encode()))
    for i in order[: total - sum(whole)]:
        whole[i] += 1
    assert sum(whole) == total and all(minimum <= w <= s for w, s in zip(whole, sizes))
    return whole


def main():
    random.seed(20260601)
    for number in range(400):
        method = ("proportional", "neyman", "equal")[number % 3]
        n = random.randint(1, 12)
        top = random.choice((6, 40, 1000))
        sizes = [random.randint(1, top) for _ in range(n)]
        minimum = random.choice((0, 0, 1, 2, min(sizes)))
        minimum = min(minimum, min(sizes))
        total = random.randint(max(1, minimum * n), sum(sizes))
        sds = [random.choice(("0", "0.5", "1", "2.5", "3.75", "12", "0.001")) for _ in sizes]
        if method == "neyman" and all(sd == "0" for sd in sds):
            sds[0] = "1"
        shares = allocate(method, total, minimum, sizes, sds)
        strata = " ".join(f"{s}:{d}" for s, d in zip(sizes, sds))
        print(method, total, minimum, "|", strata, "|", *shares)


if __name__ == "__main__":
    main()
