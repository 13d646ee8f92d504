"""Proportion intervals, for IntervalTests.

Command: python3 intervals.py > intervals.csv
Wilson and Agresti-Coull: the formulas of the papers in 60 decimal digits (mpmath), Clopper-Pearson: binomial
tails summed and solved in 60 digits. Each is checked here against statsmodels' proportion_confint to 1e-9.
(scipy's beta quantiles, which statsmodels uses, have 9 right digits at 1 of 10^7.)
"""
import sys
import warnings

import mpmath
import statsmodels
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

warnings.filterwarnings("ignore")
mpmath.mp.dps = 60  # 1 - low(n - k) keeps more than enough of them
mpf = mpmath.mpf

CASES = [(k, n) for n in (1, 2, 3, 10, 29, 30, 35, 57, 263) for k in sorted({0, 1, n // 3, n // 2, n - 1, n})]
CASES += [(27, 30), (81, 263), (15, 148), (26, 29), (17, 20), (127, 137), (1234, 2000), (0, 2000), (2000, 2000)]
CASES += [(k, 10**7) for k in (0, 1, 17, 5 * 10**6, 9 * 10**6, 10**7 - 1, 10**7)]
CASES += [(k, 10**5) for k in (0, 3, 90000, 10**5)]
LEVELS = ("0.95", "0.9", "0.99")


def z(level):
    return mpmath.sqrt(2) * mpmath.erfinv(mpf(level))


def wilson(k, n, level):
    s = z(level) ** 2
    middle, spread = k + s / 2, mpmath.sqrt(s) * mpmath.sqrt(s / 4 + mpf(k) * (n - k) / n)
    return (middle - spread) / (n + s), (middle + spread) / (n + s)


def agresti_coull(k, n, level):
    s = z(level) ** 2
    m = (k + s / 2) / (n + s)
    h = mpmath.sqrt(s * m * (1 - m) / (n + s))
    return max(mpf(0), m - h), min(mpf(1), m + h)


def binomial_upper(k, n, x):
    total, term = mpf(0), mpmath.binomial(n, k) * x**k * (1 - x) ** (n - k)
    for j in range(k, n + 1):
        total += term
        term = term * (n - j) / (j + 1) * x / (1 - x)
        if j > n * x and term < total * mpf(10) ** -40:
            break
    return total


def clopper_low(k, n, level):
    if k == 0:
        return mpf(0)
    tail = (1 - mpf(level)) / 2
    start = stats.beta.ppf(float(tail), k, n - k + 1)
    x = mpf(start)
    for _ in range(6):  # Newton: the derivative of the upper tail is the beta density
        density = mpmath.binomial(n, k) * k * x ** (k - 1) * (1 - x) ** (n - k)
        x -= (binomial_upper(k, n, x) - tail) / density
    return x


def clopper(k, n, level):
    return clopper_low(k, n, level), 1 - clopper_low(n - k, n, level)


METHODS = {"wilson": (wilson, "wilson"), "clopper-pearson": (clopper, "beta"), "agresti-coull": (agresti_coull, "agresti_coull")}
print(f"# statsmodels {statsmodels.__version__}, mpmath {mpmath.__version__}, Python {sys.version.split()[0]}")
print("method,level,k,n,low,high")
for name, (function, other) in METHODS.items():
    for level in LEVELS:
        for k, n in CASES:
            low, high = function(k, n, level)
            a, b = proportion_confint(k, n, alpha=1 - float(level), method=other)
            a, b = max(a, 0), min(b, 1)
            assert abs(a - low) < 1e-9 and abs(b - high) < 1e-9, (name, level, k, n, low, high, a, b)
            print(f"{name},{level},{k},{n},{mpmath.nstr(low, 17, min_fixed=-1, max_fixed=2)},{mpmath.nstr(high, 17, min_fixed=-1, max_fixed=2)}")
