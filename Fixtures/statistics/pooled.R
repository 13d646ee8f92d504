# Rates over unions and means of roles' means, with the error between unions: Rscript pooled.R > pooled.txt
# survey 4.1.1, R 4.2.2.
library(survey)
options(digits = 17)
number <- function(x) paste(format(as.numeric(x), digits = 17, trim = TRUE), collapse = " | ")
cat("# Made by pooled.R.\n# rate: satisfied/of, … | rate of members | its error | mean of unit rates | its error | df\n")
cases <- list(c(9, 10, 12, 20, 15, 15), c(30, 40, 8, 20, 1, 3, 19, 19), c(5, 10, 7, 7))
for (counts in cases) {
  k <- counts[c(TRUE, FALSE)]; n <- counts[c(FALSE, TRUE)]
  # One row a paper, so that nothing of the pooled formula is used here.
  papers <- data.frame(unit = rep(seq_along(n), n),
                       y = unlist(Map(function(k, n) c(rep(1, k), rep(0, n - k)), k, n)))
  members <- svymean(~y, svydesign(ids = ~unit, weights = ~1, data = papers))
  units <- svymean(~r, svydesign(ids = ~1, weights = ~1, data = data.frame(r = k / n)))
  cat("rate: ", paste0(k, "/", n, collapse = ", "), " | ",
      number(c(coef(members), SE(members), coef(units), SE(units), length(n) - 1)), "\n", sep = "")
}
cat("# roles: union role mean, … | mean of the roles' means | its error | df\n")
roles <- list(
  data.frame(u = c("a", "b", "c", "a", "b", "c", "a", "b", "c"), r = rep(c("e", "k", "m"), each = 3),
             y = c(80, 90, 70, 85, 88, 60, 75, 95, 66)),
  data.frame(u = c("a", "b", "c", "d", "a", "c", "b", "d"), r = c(rep("e", 4), rep("k", 2), rep("m", 2)),
             y = c(80.5, 91, 70.25, 88, 85, 60, 95, 66)))
for (data in roles) {
  design <- svydesign(ids = ~u, weights = ~1, data = data)
  means <- svyby(~y, ~r, design, svymean, covmat = TRUE)
  share <- rep(1 / nrow(means), nrow(means))
  found <- svycontrast(means, setNames(share, names(coef(means))))
  cat("roles: ", paste(data$u, data$r, data$y, collapse = ", "), " | ",
      number(c(coef(found), SE(found), length(unique(data$u)) - 1)), "\n", sep = "")
}
