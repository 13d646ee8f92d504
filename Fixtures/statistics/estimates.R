# Design-based estimates on R survey's api data (Lumley), for EstimateTests.
# Command: Rscript estimates.R   (r-cran-survey from Debian; writes api*.csv and estimates.txt)
suppressMessages(library(survey))
data(api)
cols <- c("cds", "stype", "sch.wide", "dnum", "snum", "enroll", "api00", "api99", "api.stu", "pw")
csv <- function(d, name, extra) {
  d$met <- as.integer(d$sch.wide == "Yes")
  write.csv(d[c(cols, "met", extra)], name, row.names = FALSE, quote = FALSE, na = "")
  d
}
apistrat <- csv(apistrat, "apistrat.csv", "fpc")
apiclus1 <- csv(apiclus1, "apiclus1.csv", "fpc")
apiclus2 <- csv(apiclus2, "apiclus2.csv", c("fpc1", "fpc2"))
apisrs <- apistrat[c("stype", "api00", "met")] # taken as a simple random sample with equal weights

out <- file("estimates.txt", "w")
writeLines(c(
  sprintf("# %s, survey %s", R.version.string, packageVersion("survey")),
  "# options | group | estimate | standard error | degrees of freedom | low | high | design effect | n"), out)
row <- function(options, group, d, est, se, deff, n, level = 0.95) {
  df <- degf(d)
  half <- if (df > 0) qt(1 - (1 - level) / 2, df) * se else NaN
  writeLines(paste(c(options, group, sprintf("%.17g", c(est, se, df, est - half, est + half, deff, n))), collapse = " | "), out)
}
one <- function(options, d, value, of, den = NULL, effect, group = "", level = 0.95) {
  f <- as.formula(paste0("~", value))
  y <- d$variables[[value]]
  keep <- if (is.null(den)) !is.na(y) else !is.na(y) & !is.na(d$variables[[den]])
  d <- d[keep, ]
  e <- switch(of, mean = svymean(f, d, deff = effect), total = svytotal(f, d, deff = effect),
    ratio = svyratio(f, as.formula(paste0("~", den)), d, deff = effect))
  row(options, group, d, as.numeric(coef(e)), as.numeric(SE(e)), as.numeric(deff(e)), sum(keep), level)
}
by <- function(options, d, value, of, den = NULL, effect, by) {
  for (g in sort(unique(as.character(d$variables[[by]]))))
    one(options, subset(d, d$variables[[by]] == g), value, of, den, effect, g)
}
strat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)
s <- "apistrat.csv --stratum stype --weight pw --fpc fpc"
one(paste(s, "--value api00"), strat, "api00", "mean", effect = TRUE)
one(paste(s, "--value api00 --level 0.9"), strat, "api00", "mean", effect = TRUE, level = 0.9)
one(paste(s, "--value met"), strat, "met", "mean", effect = TRUE)
one(paste(s, "--value enroll --of total"), strat, "enroll", "total", effect = TRUE)
one(paste(s, "--value api.stu --of ratio --denominator enroll"), strat, "api.stu", "ratio", "enroll", TRUE)
by(paste(s, "--value api00 --by stype"), strat, "api00", "mean", effect = TRUE, by = "stype")
by(paste(s, "--value api.stu --of ratio --denominator enroll --by sch.wide"), strat, "api.stu", "ratio", "enroll", TRUE, "sch.wide")
by(paste(s, "--value enroll --of total --by sch.wide"), strat, "enroll", "total", effect = TRUE, by = "sch.wide")
nofpc <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat)
one("apistrat.csv --stratum stype --weight pw --value api00", nofpc, "api00", "mean", effect = TRUE)
one("apistrat.csv --stratum stype --weight pw --value enroll --of total", nofpc, "enroll", "total", effect = TRUE)
auto <- svydesign(id = ~1, strata = ~stype, fpc = ~fpc, data = apistrat)
one("apistrat.csv --stratum stype --fpc fpc --value api00", auto, "api00", "mean", effect = TRUE)
plain <- suppressWarnings(svydesign(id = ~1, data = apistrat))
one("apistrat.csv --value api00", plain, "api00", "mean", effect = "replace")
one("apistrat.csv --value met", plain, "met", "mean", effect = "replace")
c1 <- svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1)
a <- "apiclus1.csv --unit dnum --weight pw --fpc fpc"
one(paste(a, "--value api00"), c1, "api00", "mean", effect = TRUE)
one(paste(a, "--value met"), c1, "met", "mean", effect = TRUE)
one(paste(a, "--value enroll --of total"), c1, "enroll", "total", effect = TRUE)
one(paste(a, "--value api.stu --of ratio --denominator enroll"), c1, "api.stu", "ratio", "enroll", TRUE)
by(paste(a, "--value api00 --by stype"), c1, "api00", "mean", effect = TRUE, by = "stype")
by(paste(a, "--value api.stu --of ratio --denominator enroll --by stype"), c1, "api.stu", "ratio", "enroll", TRUE, "stype")
c1n <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1)
one("apiclus1.csv --unit dnum --weight pw --value api00", c1n, "api00", "mean", effect = TRUE)
c1u <- suppressWarnings(svydesign(id = ~dnum, data = apiclus1))
one("apiclus1.csv --unit dnum --value met", c1u, "met", "mean", effect = "replace")
c2 <- svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = apiclus2)
b <- "apiclus2.csv --unit dnum,snum --fpc fpc1,fpc2"
one(paste(b, "--value api00"), c2, "api00", "mean", effect = TRUE)
one(paste(b, "--value enroll --of total"), c2, "enroll", "total", effect = TRUE)
one(paste(b, "--value enroll"), c2, "enroll", "mean", effect = TRUE)
one(paste(b, "--value api.stu --of ratio --denominator enroll"), c2, "api.stu", "ratio", "enroll", TRUE)
by(paste(b, "--value api00 --by stype"), c2, "api00", "mean", effect = TRUE, by = "stype")
c2n <- svydesign(id = ~dnum + snum, weights = ~pw, data = apiclus2)
one("apiclus2.csv --unit dnum,snum --weight pw --value api00", c2n, "api00", "mean", effect = TRUE)
one("apiclus2.csv --unit dnum,snum --weight pw --value enroll --of total", c2n, "enroll", "total", effect = TRUE)
close(out)
