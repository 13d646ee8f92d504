# Quantiles and tails from R's stats package, for DistributionTests.
# Command: Rscript distributions.R > distributions.csv
# `upper` is the probability above the value.
p <- function(name, a, b, c, upper, value)
  cat(sprintf("%s,%.17g,%.17g,%.17g,%.17g,%.17g\n", name, a, b, c, upper, value))
cat(sprintf("# %s\n", R.version.string))
cat("distribution,a,b,c,upper,value\n")
tails <- c(1e-12, 1e-6, 0.001, 0.005, 0.025, 0.05, 0.1, 0.25, 0.4, 0.6, 0.9, 0.975, 0.999, 1 - 1e-6)
for (q in c(tails, 1e-100, 1e-250, 0.4999)) p("normal", 0, 0, 0, q, qnorm(q, lower.tail = FALSE))
for (q in tails) {
  # R 4.2.2 has 4 right digits of t with half a degree of freedom at 1e-12: not asked below 0.001.
  for (v in c(0.5, 1, 2, 3.7, 10, 29, 182, 4999, 1e6)) if (v >= 1 || q >= 0.001) p("student", v, 0, 0, q, qt(q, v, lower.tail = FALSE))
  for (v in c(0.5, 1, 2, 7, 30, 199.5, 10000)) p("chisquared", v, 0, 0, q, qchisq(q, v, lower.tail = FALSE))
  # F with 1 and 1 degrees is tan(pi/2 (1-q))^2; R has 5 right digits of it at 1 - 1e-6.
  p("f", 1, 1, 0, q, if (q < 0.5) tan(pi / 2 * q)^-2 else tan(pi / 2 * (1 - q))^2)
  for (d in list(c(2, 5), c(5, 2), c(9, 27), c(3.3, 61.7), c(120, 30), c(5000, 800)))
    p("f", d[1], d[2], 0, q, qf(q, d[1], d[2], lower.tail = FALSE))
  for (d in list(c(0.5, 0.5), c(1, 3), c(27, 4), c(1, 1e7), c(300, 2), c(5e6, 5e6), c(123456, 4567)))
    p("beta", d[1], d[2], 0, q, qbeta(q, d[1], d[2], lower.tail = FALSE))
}
# Tails and quantiles of the hypergeometric distribution: a = marked, b = others, c = drawn.
for (d in list(c(29, 1, 27), c(50, 50, 20), c(5, 995, 100), c(700, 1300, 300), c(40000, 60000, 2500), c(1, 39, 1)))
  for (q in c(0.001, 0.025, 0.3, 0.5, 0.8, 0.999)) {
    k <- qhyper(q, d[1], d[2], d[3])
    p("hyperquantile", d[1], d[2], d[3], q, k)
    p("hypertail", d[1], d[2], d[3], phyper(k - 1, d[1], d[2], d[3], lower.tail = FALSE), k)
  }
