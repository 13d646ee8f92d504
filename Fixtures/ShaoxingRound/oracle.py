#!/usr/bin/env python3
"""Works the synthetic Shaoxing round out a second time, without the product: expected.txt.

Reads round.json5, frame.csv, draws.txt and what the clerks typed, and computes with hashlib and Python's
fractions, from the document's rules (附件2, 第六条至第九条) and the recommended readings: tickets, drawn units
and the substitute; every item and component; totals, places and grades under every reading of the 2% rule,
of its scope and of ties. What is missing makes an interval; the places and grades of everybody are those
of all cases that are still possible, one after the other. Nothing here is taken from the Swift code.

    cd Fixtures/ShaoxingRound && python3 oracle.py > expected.txt

    draw UNIT DRAWN… | SUBSTITUTES…        tickets: ticket ID SHA-256
    batch ID issued returned entered valid invalid abstained
    item UNIT ID=POINTS…                   part UNIT NAME=POINTS…
    total READING SCOPE TIES UNIT DEPARTMENTS TOTAL PLACE (LOW…HIGH, BEST-WORST where it is not certain)
    grade UNIT GRADES                      those still possible, the highest first
"""
import csv
import hashlib
import json
import re
from fractions import Fraction as F

text = re.sub(r"^//.*$", "", open("round.json5", encoding="utf-8").read(), flags=re.M)
rnd = json.loads(text)
UNITS = [u["id"] for u in rnd["units"]]
NAME = {u["id"]: u["name"] for u in rnd["units"]}
WORKS = {u["id"]: len(u["works"]) for u in rnd["units"]}
NUMBER = {u["number"]: u["id"] for u in rnd["units"]}
FRAME = list(csv.DictReader(open("frame.csv", encoding="utf-8")))
PARENT = {row["id"]: row["parent"] for row in FRAME}

# 第八条（一）3: drawn at random among the standalone unions of every assessed unit -----------------------

acts = [line.split() for line in open("draws.txt", encoding="utf-8")]
option = {word[1:].lstrip("-"): value for word, value in zip(acts[0], acts[0][1:]) if word.startswith("-")}
seed, each, reserve = option["seed"], int(option["n"]), int(option["substitutes"])
TICKET = {row["id"]: hashlib.sha256(f"{seed},{row['id']}".encode()).hexdigest() for row in FRAME}
admitted, standby = {}, {}
for unit in UNITS:
    order = sorted((row["id"] for row in FRAME if row["parent"] == unit and row["standalone"] == "是"), key=TICKET.get)
    assert len(order) >= each + reserve
    admitted[unit], standby[unit] = order[:each], order[each:each + reserve]
    print("draw", unit, *admitted[unit], "|", *standby[unit])
for unit in UNITS:
    for grassroots in admitted[unit]:
        print("ticket", grassroots, TICKET[grassroots])
for act in acts[1:]:
    out = act[2]
    unit = PARENT[out]
    assert out in admitted[unit]
    admitted[unit].append(standby[unit].pop(0))
    print("substitute", out, admitted[unit][-1])
allowed = {g for unit in UNITS for g in admitted[unit]}
gone = {act[2] for act in acts[1:]}

# What the clerks typed ----------------------------------------------------------------------------------


class Batch:
    def __init__(self, questionnaire, subject, issued, returned):
        self.questionnaire, self.subject, self.issued, self.returned = questionnaire, subject, issued, returned
        self.marks, self.ruling = {}, {}


PLACES = {"employee-satisfaction": 12, "chair-satisfaction": 10, "manager-satisfaction": 8, "leader-rating": 22,
          "brand-ballot": sum(WORKS.values()), "marks-publicity": 8, "marks-economy": 3, "marks-legal": 2,
          "marks-welfare": 1, "marks-organisation": 2, "marks-finance": 2, "marks-audit": 3}
ROLES = ["employee-satisfaction", "chair-satisfaction", "manager-satisfaction"]
batches, facts, refused = {}, {}, []
for clerk in ("zhou", "chen", "li"):
    questionnaire, batch = None, None
    for line in open(f"{clerk}.txt", encoding="utf-8"):
        words = line.split()
        named = dict(word.split("=", 1) for word in words if "=" in word)
        if words[0] == "open":
            questionnaire = words[1]
        elif words[0] == "begin":
            if questionnaire in ROLES and named["subject"] not in allowed - gone:
                refused.append(line)
                continue
            batch = batches[words[1]] = Batch(questionnaire, named["subject"], int(named["issued"]), int(named["returned"]))
        elif words[0] == "header":
            batch.returned = int(named["returned"])
        elif words[0] == "fix":
            place, mark = re.match(r"q(\d+)=(.)", words[2]).groups()
            batch.marks[words[1]][int(place) - 1] = mark
        elif words[0] == "void":
            del batch.marks[words[1]]
        elif words[0] in ("invalid", "abstain"):
            batch.ruling[words[1]] = words[0]
        elif words[0] == "fact":
            facts[words[1], words[2]] = words[3]
        elif words[0].isdigit():
            marks = list("".join(words[1:])) if questionnaire in ROLES else words[1:]
            if len(marks) == PLACES[questionnaire]:
                batch.marks[words[0]] = marks
            else:
                refused.append(line)
print("refused", len(refused))
SCORE = {"1": F(100), "2": F(75), "3": F(50), "4": F(25), "5": F(0)}  # 9 不了解 has none


def standing(batch, number):
    """valid, invalid or abstained."""
    if number in batch.ruling:
        return "invalid" if batch.ruling[number] == "invalid" else "abstained"
    marks = batch.marks[number]
    if set(marks) == {"."}:
        return "abstained"
    if batch.questionnaire in ROLES and 2 * sum(m in "123459" for m in marks) < len(marks):
        return "invalid"
    return "valid"


for name, batch in sorted(batches.items()):
    numbers = set(batch.marks) | set(batch.ruling)
    count = [sum(standing(batch, n) == s for n in numbers) for s in ("valid", "invalid", "abstained")]
    assert len(numbers) == batch.returned <= batch.issued, name
    print("batch", name, batch.issued, batch.returned, len(numbers), *count)

# Components ---------------------------------------------------------------------------------------------


def mean(values):
    values = list(values)
    return sum(values, F(0)) / len(values)


def scores(batch):
    """The papers' scores: the mean of a paper's options that have one."""
    for number in batch.marks:
        if standing(batch, number) == "valid":
            scored = [SCORE[m] for m in batch.marks[number] if m in SCORE]
            if scored:
                yield mean(scored)


def role(unit, questionnaire):
    """The mean over the grassroots units that have papers; from 0 to 100 where none has."""
    means = [mean(papers) for batch in batches.values()
             if batch.questionnaire == questionnaire and PARENT.get(batch.subject) == unit
             for papers in [list(scores(batch))] if papers]
    return (mean(means),) * 2 if means else (F(0), F(100))


def pooled(unit):
    return mean(s for batch in batches.values()
                if batch.questionnaire in ROLES and PARENT.get(batch.subject) == unit for s in scores(batch))


def grid(questionnaire):
    return next(b.marks for b in batches.values() if b.questionnaire == questionnaire)


def leaders(unit):
    ratings = grid("leader-rating")
    assert len(ratings) == len(rnd["leaders"])
    return mean(F(marks[UNITS.index(unit)]) for marks in ratings.values())


def brand(unit):
    means, column = [], 0
    for u in UNITS:
        for _ in range(WORKS[u]):
            if u == unit:
                received = sorted(F(marks[column]) for number, marks in grid("brand-ballot").items()
                                  if NUMBER[int(number)] != u and marks[column] not in ".*/-")
                if len(received) >= 5:
                    received = received[1:-1]
                assert len(received) >= 3
                means.append(mean(received))
            column += 1
    return mean(means)


# 附件3, typed from the document.
TASK = {"教育系统": 5000, "财贸系统": 7000, "工贸国资": 5500, "交通运输": 1300, "住建局": 2000, "市直机关": 7000,
        "市卫健委": 5500, "文旅集团": 900, "黄酒集团": 2100, "公用事业集团": 2350, "自然资源和规划局": 300,
        "市文广旅游局": 350, "城投集团": 200, "交投集团": 2200, "震元集团": 2200, "滨海新城": 3900, "绍兴电信": 700,
        "绍兴邮政": 500, "绍兴联通": 250, "绍兴移动": 800, "绍兴供电": 2500, "绍兴烟草": 300}
assert len(TASK) == 22 == len(UNITS) and sum(TASK.values()) == 52850 and set(TASK) == set(NAME.values())
MARKED = {"publicity": ["1.1", "1.2", "1.3", "1.4", "5.1", "5.2", "5.3", "5.4"], "economy": ["2.1", "2.2", "3.4"],
          "legal": ["3.1", "3.2"], "welfare": ["3.3"], "organisation": ["4.1", "4.2"], "finance": ["6.2", "6.3"],
          "audit": ["7.1", "7.2", "7.3"]}
assert sum(map(len, MARKED.values())) == 21
POINTS = {"1": [6, 5, 5, 2], "2": [8, 7], "3": [5, 3, 2, 3, 8, 1, 1], "4": [7, 7], "5": [3, 3, 2, 2],
          "6": [4, 2, 1, 2, 2, 2], "7": [4, 2, 1]}
assert sum(map(sum, POINTS.values())) == 100 and sum(map(len, POINTS.values())) == 28


def items(unit):
    points = {}
    for batch in batches.values():
        if batch.questionnaire.startswith("marks-") and batch.subject == unit:
            (marks,) = batch.marks.values()
            for item, mark in zip(MARKED[batch.questionnaire[6:]], marks):
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


# 第八条（一）2 and AMB-01 ---------------------------------------------------------------------------------


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


def span(low, high):
    return f"{low}" if low == high else f"{low}…{high}"


GRASS, FIXED = {}, {}
for unit in UNITS:
    print("item", unit, *(f"{item}={ITEMS[unit][item]}" for item in sorted(ITEMS[unit])))
    e, c, m = (role(unit, r) for r in ROLES)
    GRASS[unit] = tuple(mean([e[end], c[end], m[end]]) for end in (0, 1))
    b, l = brand(unit), leaders(unit)
    FIXED[unit] = F(7, 40) * l + F(3, 10) * b
    print("part", unit, f"leaders={l} employees={span(*e)} chairs={span(*c)} managers={span(*m)} "
          f"grassroots={span(*GRASS[unit])} brand={b} pooled={pooled(unit)} "
          f"raw={sum(ITEMS[unit].values())}")

# 第六条、第九条: places and grades in every case that is still possible ------------------------------------

vetoed = {u for u in UNITS for v in ("violation", "circular", "incident") if facts.get((u, f"veto-{v}"), "")[:5] == "2019-"}
print("vetoed", *sorted(vetoed))
LEAST, PART = F(rnd["grades"]["excellent"]["atLeast"]), F(rnd["grades"]["excellent"]["atMost"].rstrip("%")) / 100
GOOD = F(rnd["grades"]["good"]["atLeast"])


def cases(low, high):
    """One total of every kind for the units that are open: the ends, each rival, and between them."""
    opened = [u for u in UNITS if low[u] != high[u]]
    assert len(opened) <= 1
    if not opened:
        yield low
        return
    u = opened[0]
    stops = sorted({low[u], high[u]} | {x for x in list(low.values()) + [LEAST, GOOD] if low[u] < x < high[u]})
    for value in stops + [(a + b) / 2 for a, b in zip(stops, stops[1:])]:
        yield {**low, u: value}


def grades(total):
    """优秀 for at most a share of all units, equal totals together; a vetoed unit leaves it to the next."""
    seats = int(PART * len(UNITS))
    hopeful = [u for u in UNITS if u not in vetoed and total[u] >= LEAST]
    result = {}
    for u in UNITS:
        if u in hopeful and sum(total[v] >= total[u] for v in hopeful) <= seats:
            result[u] = "excellent"
        else:
            result[u] = "good" if total[u] >= GOOD else "none"
    return result


for reading in ("linear", "replace", "geometric", "gap", "share"):
    for scope in ("total", "section", "item"):
        for ties in ("competition", "dense", "fractional"):
            dept = departments(reading, scope, ties)
            low, high = ({u: FIXED[u] + F(21, 50) * dept[u] + F(21, 200) * GRASS[u][end] for u in UNITS} for end in (0, 1))
            possible = [(case, grades(case)) for case in cases(low, high)]
            for u in UNITS:
                places = [int(place(case[u], list(case.values()), "competition")) for case, _ in possible]
                best = f"{min(places)}" if len(set(places)) == 1 else f"{min(places)}-{max(places)}"
                print("total", reading, scope, ties, u, dept[u], span(low[u], high[u]), best)
                if (reading, scope, ties) == ("linear", "total", "competition"):
                    got = {g[u] for _, g in possible}
                    print("grade", u, *(g for g in ("excellent", "good", "none") if g in got))
