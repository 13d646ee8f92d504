# Strata with one unit under the four words of R's survey: Rscript lone.R > lone.txt
# Stratum B has one of five unions, D its only one, which needs no work-around.
# survey 4.1.1, R 4.2.2. The design effect is not written: R takes it from a sample without strata.
library(survey)
options(digits = 17)
data <- read.csv("lone.csv")
cat("# Made by lone.R.\n# options | group | estimate | standard error | degrees of freedom | low | high\n")
for (rule in c("adjust", "certainty", "average")) {
  options(survey.lonely.psu = rule)
  for (fpc in c(TRUE, FALSE)) {
    design <- if (fpc) {
      svydesign(ids = ~union, strata = ~stratum, weights = ~members, fpc = ~drawn, data = data)
    } else {
      svydesign(ids = ~union, strata = ~stratum, weights = ~members, data = data)
    }
    base <- paste0("lone.csv --stratum stratum --unit union --weight members",
                   if (fpc) " --fpc drawn" else "", " --lone-unit ", rule)
    show <- function(name, found, df) {
      value <- as.numeric(coef(found)); error <- as.numeric(SE(found)); t <- qt(0.975, df)
      cat(base, " ", name, " | | ", paste(format(c(value, error, df, value - t * error, value + t * error),
                                                digits = 17, trim = TRUE), collapse = " | "), "\n", sep = "")
    }
    df <- degf(design)
    show("--value score", svymean(~score, design), df)
    show("--value satisfied", svymean(~satisfied, design), df)
    show("--value score --of total", svytotal(~score, design), df)
    show("--value satisfied --of ratio --denominator score", svyratio(~satisfied, ~score, design), df)
  }
}
