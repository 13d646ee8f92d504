"""Exact hypergeometric intervals for the satisfied members of a population, for CountIntervalTests.

Command: python3 counts.py > counts.csv
Every count M from 0 to N is tried with whole numbers (math.comb and fractions); the interval is from the
least M with P(X >= k | M) > tail to the greatest with P(X <= k | M) > tail.
"""
from fractions import Fraction
from math import comb

print("level,k,n,population,low,high")
CASES = [(27, 27, 30), (1, 1, 40), (0, 1, 40), (39, 40, 40), (0, 40, 40), (17, 20, 400), (17, 20, 20), (18, 20, 21),
         (0, 5, 60), (5, 5, 60), (88, 100, 1000), (45, 50, 100), (1, 2, 3), (290, 300, 2000), (3, 300, 2000)]
CASES += [(k, 12, 25) for k in range(13)]
for level in (Fraction(95, 100), Fraction(90, 100), Fraction(80, 100)):
    tail = (1 - level) / 2
    for k, n, N in CASES:
        whole = comb(N, n)
        def up(M): return Fraction(sum(comb(M, j) * comb(N - M, n - j) for j in range(k, min(n, M) + 1)), whole)
        def down(M): return Fraction(sum(comb(M, j) * comb(N - M, n - j) for j in range(max(0, n - N + M), k + 1)), whole)
        possible = range(k, N - (n - k) + 1)
        low = next(M for M in possible if up(M) > tail)
        high = next(M for M in reversed(possible) if down(M) > tail)
        print(f"{float(level)},{k},{n},{N},{low},{high}")
