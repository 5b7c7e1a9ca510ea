# The figures that CalibratedRegressionTest expects: FX1 whose x1 is the mean of two readings. Run in this folder:
# Rscript calibrated_cox.R > calibrated_cox.out; survival 3.5-3. Weights of accounts are those of calibration.R.
suppressMessages(library(survival))
options(digits = 13, width = 100)
d <- read.csv("fx1.csv")
w <- cbind(x1 = d$x1k / 1000, x2 = d$x2, x3 = d$x3k / 1000)
apart <- c(.2, -.12, .04)[(seq_len(nrow(d)) - 1) %% 3 + 1]
strict <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50)
calibrated <- function(omega) {
  mu <- colSums(omega * w) / sum(omega)
  S <- crossprod(sqrt(omega) * sweep(w, 2, mu)) / sum(omega)
  a <- sum(omega * apart) / sum(omega)
  u <- diag(c(sum(omega * (apart - a)^2) / sum(omega) / 4, 0, 0))
  x <- sweep(sweep(w, 2, mu) %*% solve(S) %*% (S - u), 2, mu, "+")
  cat(coef(coxph(Surv(start, stop, ev) ~ x, d, weights = omega, subset = omega > 0, control = strict)),
      u[1, 1] / S[1, 1], "\n")
}
cat("## sample, then replicates: coefficients of x1, x2, x3 and the share of error\n")
calibrated(rep(1, nrow(d)))
pw <- read.csv("poisson_weights.csv")
for (k in 0:2) calibrated(pw[[paste0("w", k)]][match(d$acc, pw$acc)])
