#!/usr/bin/env python3
"""Works the small homes' round out without the product: expected.json.

Reads facts.csv and papers.txt and applies the 22 rows of 附件2, typed from the page, with Python's fractions:
every number in brackets beside a part, 职工满意率达 90%, 参与率 80%, 参与面 90%. A part that is marked gets its
mark, one without a mark lies between 0 and its points.

    python3 Fixtures/SmallHomeRound/oracle.py > Fixtures/SmallHomeRound/expected.json
"""
import csv
import json
import os
from fractions import Fraction as F

HERE = os.path.dirname(os.path.abspath(__file__))
MARKED = {  # the row's marked parts with their points
    "1.1": {"organised": 3, "leader-elected": 2},
    "1.3": {"work-rules": 2, "duties-clear": 2, "regular-activities": 2},
    "1.4": {"activists": 2, "activist-files": 2},
    "1.5": {"office": 3, "sign": 2, "noticeboard": 2},
    "2.1": {"reports-heard": 2, "rules-debated": 2},
    "2.2": {"open-board": 2, "matters-open": 3},
    "2.3": {"powers-exercised": 2},
    "3.1": {"fellowship": 2},
    "3.2": {"concern": 2, "requests": 2, "care-ledger": 2},
    "3.3": {"visits": 2, "help-given": 2, "hardship-files": 2},
    "3.4": {"mutual-help": 2, "harmony": 1},
    "4.1": {"safety-education": 3, "safety-cup": 3, "safety-rules": 3},
    "4.2": {"competition": 2},
    "4.3": {"training": 2, "skills-raised": 2},
    "4.4": {"tasks-done": 2, "advanced-team": 2},
    "4.5": {"sports": 2},
    "4.6": {"home-room": 3, "equipment": 2},
    "4.7": {"commended": 2},
    "4.8": {"production-ledger": 2, "union-ledger": 2, "benefit-ledger": 2},
    "4.9": {"results": 2},
}
EACH = {"1.2": (1, ["work-plan", "work-checks", "work-summary"]),
        "1.6": (1, ["home-scheme", "home-plan", "home-measures"])}
WHOLE = {"1.6": {"review-held": 2}}
SHARES = {"4.2": ("competition-ratio", F(80, 100), 2), "4.5": ("sports-ratio", F(90, 100), 2)}

facts, own = {}, {}
for row in csv.DictReader(open(os.path.join(HERE, "facts.csv"), encoding="utf-8")):
    if not row["period"]:
        (own if row["side"] == "self" else facts)[row["unit"], row["item"]] = row["value"]

rates = {}
unit = None
questionnaire = None
for line in open(os.path.join(HERE, "papers.txt"), encoding="utf-8"):
    words = line.split()
    if not words or line.startswith("#"):
        continue
    if words[0] == "open":
        questionnaire = words[1]
    elif words[0] == "begin":
        unit = next(w.split("=")[1] for w in words if w.startswith("subject="))
    elif words[0].isdigit() and questionnaire == "small-home-satisfaction":
        mark = words[1][0]
        k, n = rates.get(unit, (0, 0))
        if mark in "123":
            rates[unit] = (k + (mark in "12"), n + 1)


def points(unit, known, asks_survey):
    low = high = F(0)

    def add(value, most):
        nonlocal low, high
        low += F(0) if value is None else value
        high += F(most) if value is None else value

    for parts in MARKED.values():
        for name, most in parts.items():
            mark = known.get((unit, name))
            add(None if mark is None else F(mark), most)
    for each, names in EACH.values():
        for name in names:
            answer = known.get((unit, name))
            add(None if answer is None else F(each if answer == "yes" else 0), each)
    for parts in WHOLE.values():
        for name, most in parts.items():
            answer = known.get((unit, name))
            add(None if answer is None else F(most if answer == "yes" else 0), most)
    for name, line, most in SHARES.values():
        share = known.get((unit, name))
        add(None if share is None else F(most if F(share) >= line else 0), most)
    if asks_survey:
        rate = rates.get(unit)
        add(None if rate is None else F(2 if F(*rate) >= F(90, 100) else 0), 2)
    return [str(low), str(high)]


result = {}
for unit in ["S1", "S2", "S3", "S4"]:
    result[unit] = {"total": points(unit, facts, True)}
    if any(u == unit for u, _ in own):
        result[unit]["own"] = points(unit, own, True)
print(json.dumps({"rates": {u: f"{k}/{n}" for u, (k, n) in sorted(rates.items())}, "units": result},
                 ensure_ascii=False, indent=1))
