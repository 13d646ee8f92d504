#!/usr/bin/env python3
"""Works the demo round out a second time, without the product: expected.json.

Reads the two transcripts as a clerk would read them aloud (folding, corrections, rulings), applies the
validity rules and the three rules of the scheme with Python's fractions, and prints JSON. Nothing here is
taken from the Swift code; the rules are those of the questionnaires' `validity` and of the document's
附件1 (工会组织建设 6, 协调劳动关系 4, 服务关爱职工 6), reading AMB-02 `completed`.

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


units = {}
for unit in ["U01", "U02", "U03", "U04"]:
    items = {"1.6": item16(unit), "3.4": item34(unit), "5.6": item56(unit)}
    total = [sum(pair[end] for pair in items.values()) for end in (0, 1)]
    units[unit] = {"items": {k: [str(low), str(high)] for k, (low, high) in items.items()},
                   "total": [str(x) for x in total]}
print(json.dumps({"batches": accounts,
                  "rates": {f"{u} {q}": f"{k}/{n}" for (u, q), (k, n) in sorted(rates.items())},
                  "units": units}, ensure_ascii=False, indent=1))
