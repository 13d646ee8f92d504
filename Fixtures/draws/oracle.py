#!/usr/bin/env python3
"""Makes the draw files of this folder with hashlib and json alone, as a second program would.

    python3 Fixtures/draws/oracle.py Fixtures/draws

Written from the format's description, not from the program; the tests compare the program's
bytes with these files.
"""

import hashlib
import json
import sys
from pathlib import Path


def sha(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def inline(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def block(name, rows):
    if not rows:
        return f"  {quoted(name)}: []"
    body = ",\n".join("    " + inline(row) for row in rows)
    return f"  {quoted(name)}: [\n{body}\n  ]"


UNITS = [  # id, name, parent, members, standalone
    ("G07", "第七小学工会", "U02", 41, "否"),
    ("G01", "第一机床厂工会", "U01", 310, "是"),
    ("G03", "第三\"合作\"社工会", "U01", 52, "是"),
    ("G02", "第二纺织厂工会", "U01", 275, "是"),
    ("G10", "第十建筑公司工会", "U02", 96, "是"),
    ("G04", "第四中学工会", "U01", 120, "是"),
    ("G08", "第八医院工会", "U02", 230, "是"),
    ("G05", "第五食品厂工会", "U02", 33, "是"),
    ("G06", "第六印刷厂,一车间工会", "U02", 18, "是"),
    ("G09", "第九运输队工会", "U01", 64, "否"),
]


def cell(value):
    text = str(value)
    return '"' + text.replace('"', '""') + '"' if '"' in text or "," in text else text


FRAME = "id,name,parent,members,standalone\n" + "".join(
    ",".join(cell(value) for value in unit) + "\n" for unit in UNITS
)
ELIGIBLE = sorted((u[0], u[2]) for u in UNITS if u[4] == "是")
FRAME_HASH = sha("".join(f"{unit},{stratum}\n" for unit, stratum in ELIGIBLE))


def draw(seed, counts, reserve):
    selected, substitutes = [], []
    for stratum in sorted(counts):
        order = sorted((sha(f"{seed},{u}"), u) for u, s in ELIGIBLE if s == stratum)
        rows = [{"id": u, "stratum": stratum, "ticket": t} for t, u in order]
        n = counts[stratum]
        selected += rows[:n]
        substitutes += rows[n : n + reserve]
    return selected, substitutes


def commit_text(number, purpose, counts, size, reserve, source, supersedes, by, time):
    lines = [
        f'  "draw": {number}',
        f'  "purpose": {quoted(purpose)}',
        f'  "frame": {inline({"sha256": FRAME_HASH})}',
        '  "where": "standalone=是"',
        '  "strata": "parent"',
        '  "rule": "sha256-ticket-1"',
        f'  "size": {inline(size)}',
        f'  "perStratum": {inline(counts)}',
        f'  "replacement": {inline({"rule": "next-ticket-in-stratum", "perStratum": reserve})}',
        f'  "seedSource": {quoted(source)}',
        f'  "supersedes": {inline(supersedes)}',
        '  "follows": null',
        f'  "by": {quoted(by)}',
        f'  "time": {quoted(time)}',
        '  "version": "pingyi 1.0"',
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def record_text(number, purpose, counts, size, reserve, source, supersedes, seed, by, commit, stamp):
    selected, substitutes = draw(seed, counts, reserve)
    units = ",\n".join("      " + inline({"id": u, "stratum": s}) for u, s in ELIGIBLE)
    lines = [
        f'  "draw": {number}',
        f'  "purpose": {quoted(purpose)}',
        f'  "frame": {{\n    "sha256": "{FRAME_HASH}",\n    "units": [\n{units}\n    ]\n  }}',
        '  "where": "standalone=是"',
        '  "strata": "parent"',
        f'  "commit": {inline(commit)}',
        f'  "seed": {quoted(seed)}',
        f'  "seedSource": {quoted(source)}',
        '  "rule": "sha256-ticket-1"',
        f'  "size": {inline(size)}',
        f'  "perStratum": {inline(counts)}',
        f'  "replacement": {inline({"rule": "next-ticket-in-stratum", "perStratum": reserve})}',
        block("selected", selected),
        block("substitutes", substitutes),
        f'  "supersedes": {inline(supersedes)}',
        '  "follows": null',
        f'  "committed": {inline(stamp)}',
        f'  "by": {quoted(by)}',
        '  "version": "pingyi 1.0"',
    ]
    covered = "{\n" + ",\n".join(lines) + ",\n"
    return covered + f'  "checksum": "{sha(covered)}"\n}}\n'


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "frame.csv").write_text(FRAME, encoding="utf-8")

    purpose = "会员评家测评抽样"
    source = "2026-06-01 10:00 二十枚十面骰，纪检、监督员在场"
    commit = commit_text(
        1, purpose, {"U01": 2, "U02": 2}, {"each": 2, "takeAll": False}, 1, source, None, "wang",
        "2026-05-20T08:30:00Z",
    )
    (folder / "001.commit.json").write_text(commit, encoding="utf-8")
    record = record_text(
        1, purpose, {"U01": 2, "U02": 2}, {"each": 2, "takeAll": False}, 1, source, None,
        f"{sha(commit)}:31415926535897932384", "li", sha(commit),
        {"by": "wang", "time": "2026-05-20T08:30:00Z", "version": "pingyi 1.0"},
    )
    (folder / "001.json").write_text(record, encoding="utf-8")

    # Five over two strata of four: 5 × 4 / 8 = 2.5 each; of equals the name decides, so U01 has 3.
    again = record_text(
        2, purpose, {"U01": 3, "U02": 2}, {"total": 5, "allocate": "proportional", "minimum": 1}, 2,
        "未经公开承诺 (not publicly committed): 主任口述", {"draw": 1, "sha256": sha(record)},
        "it's 2026", "li", None, None,
    )
    (folder / "002.json").write_text(again, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
