"""Krippendorff's alphas, for AgreementTests.

Command: python3 alphas.py > alphas.txt   (pip install krippendorff)
coders.csv is the example of K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C:
4 observers, 12 units, missing values; published alphas: nominal 0.743, ordinal 0.815, interval 0.849,
ratio 0.797. The R package irr 0.84.1 is wrong on complete data with three or more raters and is not used.
"""
import krippendorff
import numpy as np

N = None
CODERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]
with open("coders.csv", "w") as out:
    out.write("A,B,C,D\n")
    for unit in zip(*CODERS):
        out.write(",".join("" if v is None else str(v) for v in unit) + "\n")
for name in ("coders.csv", "shrout-fleiss.csv", "marks.csv"):
    lines = [l.split(",") for l in open(name).read().split("\n")[1:] if l]
    data = np.array([[float(c) if c else np.nan for c in l] for l in lines]).T
    for level in ("nominal", "ordinal", "interval", "ratio"):
        print(name, level, repr(float(krippendorff.alpha(reliability_data=data, level_of_measurement=level))), sep=" | ")
