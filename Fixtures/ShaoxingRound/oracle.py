#!/usr/bin/env python3
"""Works a synthetic Shaoxing round out a second time, without the product: expected.txt.

Reads round.json5 (written as plain JSON), frame.csv and papers.txt and computes every component with
Python's fractions from the document's rules (附件2, 第七条, 第八条) and the recommended readings, then
every reading of the 2% rule, of its scope and of ties. Nothing here is taken from the Swift code.

    cd Fixtures/ShaoxingRound && python3 oracle.py > expected.txt
"""
import json
from fractions import Fraction as F

rnd = json.load(open("round.json5", encoding="utf-8"))
UNITS = [u["id"] for u in rnd["units"]]
NAME = {u["id"]: u["name"] for u in rnd["units"]}
WORKS = {u["id"]: len(u["works"]) for u in rnd["units"]}
NUMBER = {u["number"]: u["id"] for u in rnd["units"]}
PARENT = {}
for line in open("frame.csv", encoding="utf-8").read().split("\n")[1:]:
    if line:
        PARENT[line.split(",")[0]] = line.split(",")[2]
batches, facts = [], {}
for line in open("papers.txt", encoding="utf-8"):
    words = line.split()
    if words[0] == "batch":
        batches.append((words[1], words[2], []))
    elif words[0] == "fact":
        facts[words[1], words[2]] = words[3]
    else:
        batches[-1][2].append((int(words[0]), words[1:]))

SCORE = {"1": F(100), "2": F(75), "3": F(50), "4": F(25), "5": F(0)}  # 9 不了解 has none


def mean(values):
    values = list(values)
    return sum(values, F(0)) / len(values)


def paper_score(marks):
    if set(marks) == {"."}:
        return None  # abstained
    answered = sum(m in "123459" for m in marks)
    if F(answered) < F(len(marks), 2):
        return None  # under one half: invalid
    scores = [SCORE[m] for m in marks if m in SCORE]
    return mean(scores) if scores else None


def role(unit, questionnaire):
    means = []
    for q, subject, papers in batches:
        if q == questionnaire and PARENT.get(subject) == unit:
            scores = [s for s in (paper_score(w[0]) for _, w in papers) if s is not None]
            if scores:
                means.append(mean(scores))
    return means


ROLES = ["employee-satisfaction", "chair-satisfaction", "manager-satisfaction"]


def pooled(unit):
    return mean(s for q, subject, papers in batches if q in ROLES and PARENT.get(subject) == unit
                for s in (paper_score(w[0]) for _, w in papers) if s is not None)


def grid(questionnaire):
    return next(papers for q, _, papers in batches if q == questionnaire)


def leaders(unit):
    index = UNITS.index(unit)
    return mean(F(marks[index]) for _, marks in grid("leader-rating"))


def brand(unit):
    scores, column = [], 0
    for u in UNITS:
        for _ in range(WORKS[u]):
            if u == unit:
                received = sorted(F(marks[column]) for number, marks in grid("brand-ballot")
                                  if NUMBER[number] != u and marks[column] not in ".*/-")
                if len(received) >= 5:
                    received = received[1:-1]
                assert len(received) >= 3
                scores.append(mean(received))
            column += 1
    return mean(scores)


TASK = {"教育系统": 5000, "财贸系统": 7000, "工贸国资": 5500, "交通运输": 1300, "住建局": 2000, "市直机关": 7000}
MARKED = {"publicity": ["1.1", "1.2", "1.3", "1.4", "5.1", "5.2", "5.3", "5.4"], "economy": ["2.1", "2.2", "3.4"],
          "legal": ["3.1", "3.2"], "welfare": ["3.3"], "organisation": ["4.1", "4.2"], "finance": ["6.2", "6.3"],
          "audit": ["7.1", "7.2", "7.3"]}
POINTS = {"1": [6, 5, 5, 2], "2": [8, 7], "3": [5, 3, 2, 3, 8, 1, 1], "4": [7, 7], "5": [3, 3, 2, 2],
          "6": [4, 2, 1, 2, 2, 2], "7": [4, 2, 1]}
assert sum(map(sum, POINTS.values())) == 100 and sum(map(len, POINTS.values())) == 28


def items(unit):
    points = {}
    for q, subject, papers in batches:
        if q.startswith("marks-") and subject == unit:
            for item, mark in zip(MARKED[q[6:]], papers[0][1]):
                points[item] = F(mark)

    def fact(name):
        return facts[unit, name]

    insured, last, task = int(fact("mutual-aid-insured")), int(fact("mutual-aid-last-year")), TASK[NAME[unit]]
    points["3.5"] = F(8) if insured >= last or insured >= task else 8 * max(F(insured, last), F(insured, task))
    points["3.6"] = 1 - F(1, 4) * sum(fact("mothers-room-" + e) == "no"
                                     for e in ("notice", "file", "management", "results"))
    points["3.7"] = 1 - F(33, 100) * sum(fact("women-brand-" + e) == "no" for e in ("plan", "growth", "review"))
    points["6.1"] = max(F(0), 4 - F(1, 2) * int(fact("dues-short-payers")))
    points["6.4"] = max(F(0), 2 - F(1, 2) * int(fact("budgets-unapproved")))
    points["6.5"] = max(F(0), F(2) - int(fact("asset-wrong-disposals")))
    share = F(fact("finance-platform-share"))
    points["6.6"] = F(2) if share >= F(4, 5) else F(1) if share >= F(1, 2) else F(0)
    assert len(points) == 28
    return points


def place(value, values, ties):
    above = sum(v > value for v in values)
    if ties == "competition":
        return F(above + 1)
    if ties == "dense":
        return F(len({v for v in values if v > value}) + 1)
    return above + F(sum(v == value for v in values) + 1, 2)


def weighted(raw, maximum, reading, ties):
    """raw: unit -> points of one thing that is ordered; maximum: what the thing is worth."""
    values, result = list(raw.values()), {}
    if reading == "gap":
        last = None
        for value in sorted(set(values), reverse=True):
            last = value if last is None else min(value, last - F(maximum, 50))
            for unit in raw:
                if raw[unit] == value:
                    result[unit] = max(F(0), last)
        return result
    for unit, value in raw.items():
        def factor(r):
            return {"linear": max(F(0), 1 - F(r - 1, 50)), "replace": max(F(0), 1 - F(r - 1, 50)),
                    "geometric": F(49, 50) ** (r - 1), "share": max(F(0), 1 - F(r - 1, 30))}[reading]
        if ties == "fractional":  # the mean over the places taken
            above = sum(v > value for v in values)
            level = sum(v == value for v in values)
            weight = mean(factor(r) for r in range(above + 1, above + level + 1))
        else:
            weight = factor(int(place(value, values, ties)))
        result[unit] = weight * (maximum if reading in ("replace", "share") else value)
    return result


ITEMS = {u: items(u) for u in UNITS}


def departments(reading, scope, ties):
    if scope == "total":
        return weighted({u: sum(ITEMS[u].values()) for u in UNITS}, 100, reading, ties)
    total = {u: F(0) for u in UNITS}
    for section, points in POINTS.items():
        groups = ([([f"{section}.{i + 1}" for i in range(len(points))], sum(points))] if scope == "section"
                  else [([f"{section}.{i + 1}"], p) for i, p in enumerate(points)])
        for ids, maximum in groups:
            for u, value in weighted({u: sum(ITEMS[u][i] for i in ids) for u in UNITS}, maximum, reading,
                                     ties).items():
                total[u] += value
    return total


for unit in UNITS:
    for item in sorted(ITEMS[unit]):
        print("item", unit, item, ITEMS[unit][item])
    e, c, m = (mean(role(unit, r)) for r in ROLES)
    print("part", unit, "leaders", leaders(unit))
    print("part", unit, "employees", e)
    print("part", unit, "chairs", c)
    print("part", unit, "managers", m)
    print("part", unit, "grassroots", mean([e, c, m]))
    print("part", unit, "brand", brand(unit))
    print("part", unit, "pooled", pooled(unit))
for reading in ("linear", "replace", "geometric", "gap", "share"):
    for scope in ("total", "section", "item"):
        for ties in ("competition", "dense", "fractional"):
            dept = departments(reading, scope, ties)
            total = {}
            for unit in UNITS:
                grass = mean(mean(role(unit, r)) for r in ROLES)
                common = F(1, 4) * leaders(unit) + F(3, 5) * dept[unit] + F(3, 20) * grass
                total[unit] = F(7, 10) * common + F(3, 10) * brand(unit)
            for unit in UNITS:
                print("total", reading, scope, ties, unit, dept[unit], total[unit],
                      place(total[unit], list(total.values()), "competition"))
