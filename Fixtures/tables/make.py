#!/usr/bin/env python3
"""Makes the tables that the tests import, and what an export must look like, with Python's own csv and
codecs: `python3 Fixtures/tables/make.py`, in this folder's parent or anywhere. Nothing here is made by
the program under test.

sheets.csv          UTF-8, rows of three batches shuffled among each other, quoted as csv.writer does
sheets-bom.csv      the same with a byte order mark and CR LF
sheets-utf16.tsv    the same as a spreadsheet's "Unicode text": UTF-16 LE with mark, tabs
sheets-utf16be.csv  UTF-16 BE with mark
sheets-gb18030.csv  GB 18030
sheets.lines        what a clerk would type for the same papers
export.csv          the same papers as export must write them, by the rules of the manual
facts.csv facts.lines
"""
import csv, io, os, random

here = os.path.dirname(os.path.abspath(__file__))

HORRORS = [
    "=1+1", "+1", "-1+1|calc", "@SUM(A1)", "＝1", "－x", "−1", "'=1", "''=1", "'tis", "'", "-", "-5", "17/20",
    'say "hi", then', '"', "a,b;c\td".replace("\t", " "), "first\nsecond\r\n=third", "\u2028=after", "  blanks  ",
    "\u202eabc", "z\u200bw", "e\u0301", "\U0001f600 笑", "目录", "职工之家", "ﾊﾝｶｸ", "#not a comment", "@id text",
    "<script>alert(1)</script>", "%20%00", "\\u0041", "null", "NaN", "1e400", "x" * 1000, "\u00a0nbsp", "｜",
    "text 1 q9 x", "!", "。", "、×√",
]
MARKS = "129.*/-"
ITEMS = ["q1", "q2", "q3", "q4", "q5", "q5.text", "q9.text", "s", "m", "m.text", "w", "score", "ratio", "day", "unit",
         "yes", "note.text", "g:U01", "g:U02", "g:U03"]
LEADING = "questionnaire batch pass number subject role issued returned ruling reason".split()
TRAILING = "numbers check by confirmed".split()
random.seed(20261121)


def paper(questionnaire, batch, number, subject, role, issued, returned, cells, numbers, ruling="", reason="",
          confirmed="", check=""):
    row = dict(questionnaire=questionnaire, batch=batch, number=number, subject=subject, role=role, issued=issued,
               returned=returned, ruling=ruling, reason=reason, numbers=numbers, confirmed=confirmed, check=check)
    row["pass"] = "1"
    row.update(cells)
    return {k: str(v) for k, v in row.items() if v != ""}


def act(like, ruling, reason="", by=""):
    keep = "questionnaire batch pass subject role issued returned numbers check".split()
    row = {k: like[k] for k in keep if k in like}
    row.update(ruling=ruling)
    if reason: row.update(reason=reason)
    if by: row.update(by=by)
    return row


short, every, peer = [], [], []
for n in range(1, len(HORRORS) + 1):
    cells = dict(zip(["q1", "q2", "q3", "q4", "q5"],
                     [random.choice("129.*/"), random.choice("129."), random.choice("10."), random.choice("012345"),
                      random.choice("ab.")]))
    cells["q9.text"] = HORRORS[n - 1]
    if n % 7 == 0:
        cells["q5"], cells["q5.text"] = "x", HORRORS[-n]
    ruling, reason = "", ""
    if n == 3: ruling, reason = "invalid no-seal", "=没有“章”, \"sic\""
    if n == 4: ruling = "abstain"
    if n == 6: ruling, reason = "void", "录错了 \\ 重来"
    short.append(paper("short", "S1", n, "U01", "member", 60, len(HORRORS) + 1, cells, "1-60", ruling, reason))
short.append(paper("short", "S1", len(HORRORS) + 1, "U01", "member", 60, len(HORRORS) + 1, {}, "1-60",
                   "invalid torn", "撕毁"))
short.append(paper("short", "S1", 60, "U01", "member", 60, len(HORRORS) + 1,
                   dict(q1="9", q2="9", q3="0", q4="0", q5="a"), "1-60"))
short_acts = [act(short[0], "end"), act(short[0], "seal")]

damm = [[0,3,1,7,5,9,8,6,4,2],[7,0,9,2,1,5,4,8,6,3],[4,2,0,6,8,7,1,3,5,9],[1,7,5,0,9,8,3,4,2,6],[6,1,2,3,0,4,5,9,7,8],
        [3,6,7,4,2,0,9,5,8,1],[5,8,6,9,7,2,0,1,3,4],[8,9,4,5,3,6,2,0,1,7],[9,4,3,8,6,1,7,2,0,5],[2,5,8,1,4,3,6,7,9,0]]


def label(n, width):
    digits, state = str(n).zfill(width), 0
    for d in digits: state = damm[state][int(d)]
    return digits + str(state)


for n, (m, mtext, score, confirmed) in enumerate(
        [("13", "", "95.5", ""), ("5", "说明", "59.5", "!"), ("-", "", "100", ""), ("0", "", "60", ""),
         (".", "", "/", "")], 1):
    cells = dict(s="9" if m == "-" else "1", m=m, w=["1", "10", "1,10", ".", "-"][n - 1], score=score,
                 ratio=["47/50", "0/1", ".", "/", "-"][n - 1], day=["2019-06-13", ".", "*", "/", "-"][n - 1],
                 unit=["U02", ".", "U01", "U03", "-"][n - 1])
    cells["yes"] = "1"
    if mtext: cells["m.text"] = mtext
    if n == 5: cells["note.text"] = "注"
    every.append(paper("every", "E.1", label(n, 3), "U02", "chair", 120, 6, cells, "1-120", confirmed=confirmed,
                       check="damm"))
every_acts = [act(every[0], "accept", "一张遗失, 两人在场", "zhao")]

for n, grades in enumerate(["-21", "1-2", "9.-"], 1):
    peer.append(paper("peer", "P1", n, "all", "", 3, 3, dict(zip(["g:U01", "g:U02", "g:U03"], grades)), "1-3"))
empty = [act(paper("short", "S2", 0, "U02", "member", 0, 0, {}, "1"), "open")]

# Export keeps one line a cell: line ends inside a text became U+2028 when it came in.
one_line = lambda text: text.replace("\r\n", "\u2028").replace("\r", "\u2028").replace("\n", "\u2028")

columns = LEADING + ITEMS + TRAILING
rows = short + short_acts + every + every_acts + peer + empty
shuffled = rows[:]
random.shuffle(shuffled)


def write(name, encoding, mark, dialect):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns + ["remark"], restval="", **dialect)
    writer.writeheader()
    for i, row in enumerate(shuffled):
        row = {k: guard(v) if k.endswith("text") or k == "reason" else v for k, v in row.items()}
        writer.writerow(dict(row, remark=f"第 {i} 行"))
    with open(os.path.join(here, name), "wb") as file:
        file.write(mark + out.getvalue().encode(encoding))


BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
DANGER = "=+-@\t\r\n\0＝＋－＠−"


def guard(text):
    """The manual's rule: an apostrophe before every line that begins, after apostrophes, with a sign."""
    harmless = text == "-" or text.lstrip("-").replace("/", ".", 1).replace(".", "", 1).isdigit() and not text.startswith("--")
    if harmless: return text
    lines, line = [], ""
    for c in text:
        line += c
        if c in BREAKS: lines.append(line); line = ""
    lines.append(line)
    return "".join(("'" if l.lstrip("'")[:1] and l.lstrip("'")[0] in DANGER else "") + l for l in lines)


write("sheets.csv", "utf-8", b"", dict(lineterminator="\n"))
write("sheets-bom.csv", "utf-8", b"\xef\xbb\xbf", dict(lineterminator="\r\n", quoting=csv.QUOTE_ALL))
write("sheets-utf16.tsv", "utf-16-le", b"\xff\xfe", dict(lineterminator="\r\n", delimiter="\t"))
write("sheets-utf16be.csv", "utf-16-be", b"\xfe\xff", dict(lineterminator="\n"))
write("sheets-gb18030.csv", "gb18030", b"", dict(lineterminator="\r\n"))

# What a clerk would type.
places = dict(short=["q1", "q2", "q3", "q4", "q5"], peer=["g:U01", "g:U02", "g:U03"],
              every=["s", "m", "w", "score", "ratio", "day", "unit", "yes"])
quoted = lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
lines = []
for papers, acts in [(short, short_acts), (every, every_acts), (peer, []), ([], empty)]:
    first = (papers + acts)[0]
    lines.append("open " + first["questionnaire"])
    lines.append("begin {batch} subject={subject} issued={issued} returned={returned} numbers={numbers}".format(**first)
                 + (" role=" + first["role"] if "role" in first else "")
                 + (" check=damm" if "check" in first else ""))
    for row in papers:
        n, q = row["number"], row["questionnaire"]
        if places[q][0] in row:
            lines.append(f"{n} " + ("" if q != "every" else " ").join(row[p] for p in places[q])
                         + (" !" if "confirmed" in row else ""))
        reason = " reason=" + quoted(row["reason"]) if "reason" in row else ""
        if row.get("ruling", "").startswith("invalid"):
            lines.append(f"invalid {n} code={row['ruling'].split()[1]}{reason}")
        if row.get("ruling") == "abstain": lines.append(f"abstain {n}")
        for key in [k for k in row if k.endswith(".text")]:
            lines.append(f"text {n} {key[:-5]} {one_line(row[key])}")
        if row.get("ruling") == "void": lines.append(f"void {n}{reason}")
    entered = sum(1 for row in papers if row.get("ruling") != "void")
    for row in acts:
        if row["ruling"] == "end": lines.append(f"end papers={entered}")
        if row["ruling"] == "accept":
            lines.append(f"accept papers={entered} by={row['by']} reason={quoted(row['reason'])}")
        if row["ruling"] == "seal": lines.append(f"seal batch={row['batch']}")
        if row["ruling"] == "open": lines.append("leave")
    if not acts: lines.append("leave")
with open(os.path.join(here, "sheets.lines"), "w", encoding="utf-8", newline="") as file:
    file.write("\n".join(lines) + "\n")

# What export must write: batches by id, papers by number, then what was done; questionnaires by id.
order = ["s", "m", "m.text", "w", "score", "ratio", "day", "unit", "yes", "note.text", "g:U01", "g:U02", "g:U03",
         "q1", "q2", "q3", "q4", "q5", "q5.text", "q9.text"]


def cell(text):
    text = guard(one_line(text))
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',;"\r\n\t') else text


def line(cells): return ",".join(cell(c) for c in cells) + "\r\n"


exported = line(LEADING + order + TRAILING)
for row in every + every_acts + peer + short + short_acts + empty:
    exported += line([row.get(c, "") for c in LEADING + order + TRAILING])
with open(os.path.join(here, "export.csv"), "w", encoding="utf-8", newline="") as file: file.write(exported)
back = list(csv.reader(io.StringIO(exported, newline=""), strict=True))
assert all(len(row) == len(back[0]) for row in back)

facts = [
    ["U01", "members", "137", "花名册", "", "", ""], ["U01", "members", "130", "自报表", "", "self", ""],
    ["U02", "membership-ratio", "47/50", "=证, \"1\"", "2021", "verified", ""],
    ["U02", "membership", "na", "会议纪要\n第二页", "2022", "", ""], ["U03", "dues", "-35.60", "账本", "", "", ""],
    ["U03", "congress-day", "20190613", "照片", "", "", ""], ["U01", "has-office", "是", "照片", "", "", ""],
    ["U02", "has-office", "pending", "", "", "", ""], ["U03", "memberEvaluation", "notHeld", "说明", "", "", ""],
]
out = io.StringIO(newline="")
writer = csv.writer(out, lineterminator="\r\n")
writer.writerow("unit item value evidence period side reason".split())
for row in facts: writer.writerow([guard(c) if i in (3, 6) else c for i, c in enumerate(row)])
with open(os.path.join(here, "facts.csv"), "w", encoding="utf-8", newline="") as file: file.write(out.getvalue())
with open(os.path.join(here, "facts.lines"), "w", encoding="utf-8", newline="") as file:
    for unit, item, value, evidence, period, side, reason in facts:
        file.write(f"fact {unit} {item} {value}" + (f" evidence={quoted(one_line(evidence))}" if evidence else "")
                   + (f" period={period}" if period else "") + (f" side={side}" if side else "") + "\n")
