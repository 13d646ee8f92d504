"""The nine univariate data sets of NIST StRD, for DescriptionTests; writes nist-*.csv and nist.txt.

Command: python3 nist.py GO_TEST_FILE   (nist_test.go of github.com/montanaflynn/stats, which quotes NIST's data)
Source: NIST Statistical Reference Datasets, https://www.itl.nist.gov/div898/strd/univ/homepage.html.
The NumAcc sets follow NIST's description. Here every mean and standard
deviation is computed with fractions and must agree with the certified values to all their 15 digits.
"""
import re
import sys
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60
source = open(sys.argv[1]).read()


def listed(name):
    body = re.search(name + r"\s*=\s*stats\.Float64Data\{(.*?)\}", source, re.S).group(1)
    return re.findall(r"-?[0-9.]+", body)


PAIRS = {"NumAcc1": ["10000001", "10000003", "10000002"]}
for name, head, low, high in (("NumAcc2", "1.2", "1.1", "1.3"), ("NumAcc3", "1000000.2", "1000000.1", "1000000.3"),
                              ("NumAcc4", "10000000.2", "10000000.1", "10000000.3")):
    PAIRS[name] = [head] + [low, high] * 500
SETS = {"PiDigits": listed("pidigits"), "Lottery": listed("lottery"), "Lew": listed("lew"), "Mavro": listed("mavro"),
        "Michelso": listed("michelson"), **PAIRS}
CERTIFIED = {
    "PiDigits": ("4.53480000000000", "2.86733906028871"), "Lottery": ("518.958715596330", "291.699727470969"),
    "Lew": ("-177.435000000000", "277.332168044316"), "Mavro": ("2.00185600000000", "0.000429123454003053"),
    "Michelso": ("299.852400000000", "0.0790105478190518"), "NumAcc1": ("10000002", "1"), "NumAcc2": ("1.2", "0.1"),
    "NumAcc3": ("1000000.2", "0.1"), "NumAcc4": ("10000000.2", "0.1"),
}
with open("nist.txt", "w") as out:
    out.write("# set | n | certified mean | certified standard deviation\n")
    for name, values in SETS.items():
        exact = [Fraction(v) for v in values]
        mean = sum(exact) / len(exact)
        variance = sum((v - mean) ** 2 for v in exact) / (len(exact) - 1)
        sd = (Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt()
        certified = CERTIFIED[name]
        assert abs(mean - Fraction(certified[0])) <= abs(mean) * Fraction(1, 10**14), (name, float(mean), len(exact))
        assert abs(sd - Decimal(certified[1])) <= sd * Decimal("1e-14"), (name, sd, len(exact))
        out.write(f"{name} | {len(values)} | {certified[0]} | {certified[1]}\n")
        open(f"nist-{name}.csv", "w").write("value\n" + "\n".join(values) + "\n")
