# How often ranks hold, by another program and another generator: python3 ranks.py > ranks.txt
# Random.gauss with a million draws a case; a share is right to 0.002. Level totals share the better rank.
import random, math
cases = [[(90.0, 1.2), (89.1, 0.8), (88.7, 0.0), (85.0, 2.5), (84.9, 2.5)],
         [(70.0, 0.4), (69.5, 0.4), (69.0, 0.4)],
         [(50.0, 5.0), (50.0, 5.0), (20.0, 0.0)]]
print("# Made by ranks.py.")
print("# total error, … | share in which each rank holds | share in which neighbours are not above each other")
def ranks(t): return [1 + sum(o > x for o in t) for x in t]
for case in cases:
    r = random.Random(1); base = ranks([m for m, _ in case]); n = 1000000
    held = [0] * len(case); over = [0] * (len(case) - 1)
    for _ in range(n):
        t = [m + s * r.gauss(0, 1) for m, s in case]
        for i, (a, b) in enumerate(zip(ranks(t), base)): held[i] += a == b
        for i in range(len(case) - 1): over[i] += t[i] <= t[i + 1]
    print(", ".join(f"{m} {s}" for m, s in case), "|", ", ".join(f"{h/n:.5f}" for h in held), "|", ", ".join(f"{o/n:.5f}" for o in over))
