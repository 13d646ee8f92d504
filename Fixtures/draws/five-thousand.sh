#!/usr/bin/env bash
# A draw over 5,000 units in 22 strata by printf, sha256sum and sort alone, for StatsDrawTests.
# Command: bash five-thousand.sh > five-thousand.txt
# Unit i has the id G0001…G5000 and the stratum S01…S22 by (7i + i/13) mod 22. Of each stratum the seven
# smallest tickets are kept: five are drawn, two are substitutes.
set -euo pipefail
seed=20260601
for i in $(seq 5000); do
  id=$(printf 'G%04d' "$i")
  stratum=$(printf 'S%02d' $(((7 * i + i / 13) % 22 + 1)))
  ticket=$(printf '%s,%s' "$seed" "$id" | sha256sum | cut -d' ' -f1)
  echo "$stratum $ticket $id"
done | LC_ALL=C sort | awk '++n[$1] <= 7 { print $1, $3, $2 }'
