#!/usr/bin/env python3
"""Makes thousand.txt: a thousand draws by hashlib, as a second program would make them.

    python3 Fixtures/draws/thousand.py > Fixtures/draws/thousand.txt

One draw a line: seed, beginning of the ids, units, strata, drawn per stratum (all of a smaller one),
substitutes per stratum, and the first 16 hex digits of the SHA-256 of the result: the lines
`id,stratum,ticket` of the drawn units, an empty line, those of the substitutes. Unit i has the id
beginning + i and the stratum s + (i mod strata).
"""

import hashlib
import random


def sha(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


random.seed(17)
for _ in range(1000):
    seed = random.choice(("", "种子", "COMMIT:", "0", "00")) + str(random.randrange(10**20))
    prefix = random.choice(("G", "单位", "0", "a-b_", "é"))
    units = random.randint(1, 40)
    strata = random.randint(1, min(5, units))
    n = random.randint(1, 10)
    k = random.randint(0, 5)
    parts = [[], []]
    for stratum in sorted({f"s{i % strata}" for i in range(units)}):
        order = sorted(
            (sha(f"{seed},{prefix}{i}"), f"{prefix}{i}")
            for i in range(units)
            if f"s{i % strata}" == stratum
        )
        for part, rows in ((0, order[:n]), (1, order[n : n + k])):
            parts[part] += [f"{u},{stratum},{t}\n" for t, u in rows]
    print(seed, prefix, units, strata, n, k, sha("".join(parts[0]) + "\n" + "".join(parts[1]))[:16])
