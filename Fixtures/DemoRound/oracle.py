#!/usr/bin/env python3
"""Works the demo round out a second time, without the product: expected.json.

Reads the two transcripts as a clerk would read them aloud (folding, corrections, rulings), applies the
validity rules and the 34 rows of the scheme with Python's fractions, and prints JSON. Nothing here is
taken from the Swift code; the rules are those of the questionnaires' `validity` and of the document's
附件1, row by row, reading AMB-02 `completed`, AMB-26 `both`.

    python3 Fixtures/DemoRound/oracle.py > Fixtures/DemoRound/expected.json
"""
import json
import os
import shlex
from fractions import Fraction as F

HERE = os.path.dirname(os.path.abspath(__file__))
PLACES = {"member-evaluation": 7, "congress-satisfaction": 7, "practical-service": 6}
ALIAS = {"你好": "hello", "录入员": "who", "问卷": "open", "开批": "begin", "废票": "invalid", "收批": "end",
         "封存": "seal", "撤销": "undo", "缺号": "missing", "更正批头": "header", "事实": "fact", "结束": "bye"}


def fold(text):
    out = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
    return out.replace("　", " ")


batches, facts = {}, {}


def key_papers(name):
    questionnaire = batch = None
    history = []
    for raw in open(os.path.join(HERE, name), encoding="utf-8"):
        line = raw.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        if fold(line)[0].isdigit():
            number, *rest = fold(line).replace("+", " ").split()
            marks = list("".join(rest)) if questionnaire != "congress-satisfaction" else rest
            if len(marks) != PLACES[questionnaire]:
                continue  # refused
            papers = batch["papers"]
            old = papers.get(number)
            if old and not old["void"]:
                continue  # the same again, or refused
            history.append((number, old))
            papers[number] = {"marks": marks, "ruling": None, "void": False}
            continue
        word, *args = shlex.split(line)
        word = ALIAS.get(word, word)
        keyed = dict(a.split("=", 1) for a in args if "=" in a)
        if word == "open":
            questionnaire = args[0]
        elif word == "begin":
            batch = batches.setdefault(args[0], {"questionnaire": questionnaire, "unit": keyed["subject"],
                                                 "issued": int(keyed["issued"]), "returned": int(keyed["returned"]),
                                                 "papers": {}, "closed": False})
            history = []
        elif word == "header":
            batch["returned"] = int(keyed.get("returned", batch["returned"]))
        elif word == "void":
            batch["papers"][args[0]]["void"] = True
        elif word == "undo":
            number, old = history.pop()
            if old is None:
                del batch["papers"][number]
            else:
                batch["papers"][number] = old
        elif word == "fix":
            for item, mark in keyed.items():
                if item != "reason":
                    batch["papers"][args[0]]["marks"][int(item[1:]) - 1] = mark
        elif word == "invalid":
            batch["papers"][args[0]]["ruling"] = "invalid"
        elif word == "end":
            entered = sum(1 for p in batch["papers"].values() if not p["void"])
            batch["closed"] = entered == int(keyed["papers"]) == batch["returned"]
        elif word == "fact":
            if "period" not in keyed:
                facts[args[0], args[1]] = args[2]


def standing(paper):
    if paper["ruling"]:
        return "invalid"
    asked = [m for m in paper["marks"] if m != "-"]
    if all(m == "." for m in asked):
        return "abstained"
    answered = sum(1 for m in asked if m not in ".*/")
    return "valid" if F(answered, len(asked)) >= F(1, 2) else "invalid"


key_papers("wang.txt")
key_papers("li.txt")

rates, accounts = {}, {}
for name, batch in sorted(batches.items()):
    papers = [p for p in batch["papers"].values() if not p["void"]]
    valid = [p for p in papers if standing(p) == "valid"]
    opinions = [p["marks"][0] for p in valid if p["marks"][0] in "123"]
    assert batch["closed"], name
    accounts[name] = {"issued": batch["issued"], "returned": batch["returned"], "entered": len(papers),
                      "valid": len(valid),
                      "invalid": sum(1 for p in papers if standing(p) == "invalid"),
                      "abstained": sum(1 for p in papers if standing(p) == "abstained"),
                      "q1": {c: sum(1 for p in valid if p["marks"][0] == c) for c in "1239.*/"}}
    rates[batch["unit"], batch["questionnaire"]] = (sum(1 for m in opinions if m in "12"), len(opinions))


def item16(unit):
    if facts.get((unit, "memberEvaluation")) == "notHeld":
        return F(0), F(0)
    k, n = rates[unit, "member-evaluation"]
    rate = F(k, n)
    if rate >= F(90, 100):
        return F(3), F(3)
    steps = (F(90, 100) - rate) // F(5, 100)
    points = max(F(0), 3 - 2 - steps * F(1, 2))
    return points, points


def item34(unit):
    lost = F(0)
    lost += facts[unit, "congress-held-on-time"] == "no"
    lost += facts[unit, "congress-reelected-on-time"] == "no"
    lost += F(*rates[unit, "congress-satisfaction"]) < F(70, 100)
    return 3 - lost, 3 - lost


def item56(unit):
    lost = F(2) if int(facts[unit, "practical-services"]) < 1 else F(0)
    if (unit, "practical-service") not in rates:
        return max(F(0), 2 - lost - 1), 2 - lost
    lost += F(*rates[unit, "practical-service"]) < F(80, 100)
    return max(F(0), 2 - lost), max(F(0), 2 - lost)


# The other rows of 附件1: points, then what each thing costs when it is missing.
ROWS = {
    "1.1": (5, {"union-committee": 1, "audit-committee": 1, "women-committee": 1, "mediation-committee": 1,
                "supervision-committee": 1}),
    "1.2": (2, {"legal-person-registered": 1, "legal-person-updated": 1}),
    "1.3": (8, {"union-reelected": 2, "chair-elected": 2, "member-congress-held": 2, "work-reported": 2}),
    "1.4": (4, {k: F(1, 2) for k in ("plaque", "seal", "office", "venue", "network-on-wall", "bodies-on-wall",
                                     "rules-on-wall", "duties-on-wall")}),
    "1.7": (3, {"activists-organised": 2, "activists-effective": 1}),
    "1.8": (2, {"new-officers-trained": 2}),
    "2.1": (6, {"competition-held": 2, "competition-effective": 1, "innovation-held": 2,
                "innovation-effective": 1}),
    "2.2": (2, {"skills-activities": 2}),
    "2.3": (3, {"safety-cup-held": 2, "!major-casualty": 3}),
    "2.4": (2, {"model-files": 1, "model-activities": 1}),
    "2.5": (2, {"innovation-studio": 2}),
    "3.1": (8, {"bargaining-system": 2, "wage-system": 2, "collective-contract": 1, "wage-contract": 1,
                "safety-contract": 1, "women-contract": 1}),
    "3.2": (2, {"joint-agreement": 1, "income-stable": 1}),
    "3.3": (2, {"performance-checked": 1, "contract-kept": 1}),
    "3.5": (3, {"congress-reelected-on-time": 1, "management-files": 1, "powers-in-place": 1}),
    "3.6": (2, {"open-affairs": 1, "open-in-time": 1}),
    "3.7": (1, {"dispute-system": 1}),
    "3.8": (3, {"harmony-activities": 1, "harmony-system": 1, "harmony-effective": 1}),
    "4.1": (2, {"ethics-education": 1, "knowledge-study": 1}),
    "4.2": (2, {"theme-held": 1, "theme-effective": 1}),
    "4.3": (2, {"company-culture": 1, "sports-held": 1}),
    "5.2": (3, {"warmth-held": F(1, 2), "targeted-help": F(1, 2), "school-help": F(1, 2),
                "mutual-help": F(1, 2), "warmth-fund": 1}),
    "5.4": (4, {"canteen": 1, "housing": 1, "health-care": 1, "culture-centre": 1}),
    "5.5": (2, {"library": 1, "reading-room": 1}),
    "6.1": (2, {"dues-paid": 2}),
    "6.2": (4, {"own-account": 2, "own-use": 2}),
    "6.3": (4, {"budget-system": 1, "accounts-system": 1, "audit-system": 1, "audited": 1,
                "finance-reported": 1}),
    "6.4": (2, {"!assets-misused": 1, "titles-clear": 1}),
}
AWARDS = {"provincial-innovation": 10, "municipal-innovation": 5, "provincial-research": 5,
          "municipal-research": 3, "provincial-commendation": 10, "provincial-report": 10,
          "workers-daily": 2, "local-papers": 1}


def row(unit, points, costs):
    lost = F(0)
    for name, cost in costs.items():
        answer = facts[unit, name.lstrip("!")]
        lost += cost if (answer == "yes") == name.startswith("!") else 0
    return max(F(0), points - lost)


def membership(unit):
    rate = F(facts[unit, "membership-ratio"])
    return F(3) if rate >= F(9, 10) else max(F(0), 2 - (F(9, 10) - rate) // F(5, 100) * F(1, 2))


units = {}
for unit in ["U01", "U02", "U03", "U04"]:
    items = {"1.6": item16(unit), "3.4": item34(unit), "5.6": item56(unit)}
    single = {name: row(unit, *rule) for name, rule in ROWS.items()}
    single["1.5"] = membership(unit)
    single["5.1"] = F(facts[unit, "hardship-files"])
    single["5.3"] = F(1) if F(facts[unit, "medical-aid-ratio"]) >= F(8, 10) else F(0)
    items.update({name: (points, points) for name, points in single.items()})
    assert len(items) == 34
    total = [sum(pair[end] for pair in items.values()) for end in (0, 1)]
    bonus = sum(points * int(facts.get((unit, name), 0)) for name, points in AWARDS.items())
    units[unit] = {"items": {k: [str(low), str(high)] for k, (low, high) in sorted(items.items())},
                   "total": [str(x) for x in total], "bonus": str(bonus)}
print(json.dumps({"batches": accounts,
                  "rates": {f"{u} {q}": f"{k}/{n}" for (u, q), (k, n) in sorted(rates.items())},
                  "units": units}, ensure_ascii=False, indent=1))
