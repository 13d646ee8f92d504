# Reliability, agreement and adjusted means, for ReliabilityTests, AgreementTests and PeerTests.
# Command: Rscript reliability.R   (r-cran-psych from Debian; writes its data as CSV and reliability.txt)
suppressMessages(library(psych))
out <- file("reliability.txt", "w")
say <- function(...) writeLines(paste(..., sep = " | "), out)
num <- function(x) sprintf("%.17g", x)
say(sprintf("# %s, psych %s", R.version.string, packageVersion("psych")))

# Cronbach's alpha with Feldt's limits: attitude (R datasets) and a scale with a reversed item.
write.csv(attitude, "attitude.csv", row.names = FALSE, quote = FALSE)
set.seed(7)
base <- rnorm(60)
scale5 <- as.data.frame(lapply(1:5, function(i) pmin(6, pmax(1, round(3.5 + base + rnorm(60, sd = 0.9))))))
names(scale5) <- letters[1:5]
scale5$d <- 7 - scale5$d
scale5$b[c(3, 17)] <- NA
write.csv(scale5, "scale5.csv", row.names = FALSE, quote = FALSE, na = "")
alphas <- function(name, options, d, level) {
  d <- d[complete.cases(d), ]
  a <- suppressWarnings(suppressMessages(psych::alpha(d, check.keys = FALSE)))
  n <- nrow(d); k <- ncol(d); t <- (1 - level) / 2; r <- a$total$raw_alpha
  f1 <- n - 1; f2 <- (n - 1) * (k - 1)
  say("alpha", name, options, num(r), num(1 - (1 - r) * qf(1 - t, f1, f2)), num(1 - (1 - r) * qf(t, f1, f2)))
  for (i in seq_len(k)) say("dropped", name, options, names(d)[i], num(a$alpha.drop$raw_alpha[i]), num(a$item.stats$r.drop[i]))
}
alphas("attitude.csv", "", attitude, 0.95)
alphas("attitude.csv", "--level 0.9", attitude, 0.9)
alphas("scale5.csv", "", scale5, 0.95)
reversed <- scale5; reversed$d <- 7 - reversed$d
alphas("scale5.csv", "--reverse d --range 1,6", reversed, 0.95)

# The six ICCs; data: Shrout & Fleiss 1979, table 2, and a made one. Kendall's W from friedman.test.
sf <- data.frame(J1 = c(9, 6, 8, 7, 10, 6), J2 = c(2, 1, 4, 1, 5, 2), J3 = c(5, 3, 6, 2, 6, 4), J4 = c(8, 2, 8, 6, 9, 7))
write.csv(sf, "shrout-fleiss.csv", row.names = FALSE, quote = FALSE)
set.seed(11)
truth <- rnorm(25, 80, 6)
marks <- as.data.frame(lapply(1:5, function(j) round(truth + rnorm(25, mean = c(0, 2, -3, 1, 0)[j], sd = 4))))
names(marks) <- paste0("R", 1:5)
write.csv(marks, "marks.csv", row.names = FALSE, quote = FALSE)
for (name in c("shrout-fleiss.csv", "marks.csv")) {
  d <- read.csv(name)
  r <- ICC(as.matrix(d), lmer = FALSE)$results
  for (i in 1:6) say("icc", name, r$type[i], num(r$ICC[i]), num(r$`lower bound`[i]), num(r$`upper bound`[i]))
  m <- ncol(d); n <- nrow(d)
  ranks <- apply(d, 2, rank)
  s <- sum((rowSums(ranks) - mean(rowSums(ranks)))^2)
  w <- friedman.test(t(ranks))$statistic / (m * (n - 1)) # raters are blocks
  say("kendall", name, num(12 * s / (m^2 * (n^3 - n))), num(unname(w)))
}

# Least-squares adjusted means of an incomplete table of marks, raters weighted equally.
set.seed(3)
raters <- paste0("U", 1:8); rated <- paste0("U", 1:8)
full <- outer(rnorm(8, sd = 3), rnorm(8, 85, 4), "+") + rnorm(64)
full <- round(full, 1); diag(full) <- NA; full[2, 5] <- NA; full[7, 1] <- NA; full[4, 6:8] <- NA
peers <- data.frame(rater = raters, full); names(peers) <- c("rater", rated)
write.csv(peers, "peers.csv", row.names = FALSE, quote = FALSE, na = "")
long <- expand.grid(rater = raters, rated = rated); long$mark <- as.vector(full)
m <- lm(mark ~ rater + rated, data = long, na.action = na.omit)
grid <- expand.grid(rater = raters, rated = rated); grid$fit <- predict(m, grid)
for (u in rated) say("adjusted", "peers.csv", u, num(mean(grid$fit[grid$rated == u])))
effects <- tapply(grid$fit, grid$rater, mean)
for (u in raters) say("severity", "peers.csv", u, num(effects[[u]] - mean(effects)))
close(out)
