# The figures that FirthRegressionTest expects. Run in this folder: Rscript firth.R > firth.out
# coxph is asked for the log-likelihood and the information at a given beta only; a general search
# finds the top of the penalised likelihood. survival 3.5-3.
suppressMessages(library(survival))
options(digits = 13, width = 100)
d <- read.csv("fx1.csv")
d$x1 <- d$x1k / 1000
d$x3 <- d$x3k / 1000
d$ev <- d$ev * (d$x2 == 0)
at <- function(b, ties) {
  suppressWarnings(coxph(Surv(start, stop, ev) ~ x1 + x2 + x3, d, ties = ties, init = b,
                         control = coxph.control(iter.max = 0)))
}
for (ties in c("efron", "breslow")) {
  penalised <- function(b) {
    fit <- at(b, ties)
    -(fit$loglik[2] - log(det(fit$var)) / 2)
  }
  b <- c(0, -3, 1)
  for (k in 1:4) b <- nlm(penalised, b, gradtol = 1e-12, steptol = 1e-14, iterlim = 500)$estimate
  # nlm's gradient is one-sided; Newton with central differences takes the last digits.
  h <- 1e-3
  for (k in 1:6) {
    g <- sapply(1:3, function(j) {
      e <- replace(numeric(3), j, h)
      (8 * (penalised(b + e) - penalised(b - e)) -
         (penalised(b + 2 * e) - penalised(b - 2 * e))) / (12 * h)
    })
    b <- b - drop(at(b, ties)$var %*% g)
  }
  cat("\n##", ties, "\ncoef", b, "\nse", sqrt(diag(at(b, ties)$var)),
      "\npenalised loglik", -penalised(b), "\n")
}
