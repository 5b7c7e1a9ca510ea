# The figures that BetaGeometricTest expects, by base R alone. Run in this folder: Rscript purchases.R
# 400 customers drawn from the model (r .6, alpha 5, a .8, b 2.5), times in months rounded to whole ones.
RNGversion("3.6.0")
set.seed(11)
n <- 400
observed <- sample(6:24, n, replace = TRUE)
rate <- rgamma(n, .6, 5)
drop <- rbeta(n, .8, 2.5)
cells <- t(sapply(seq_len(n), function(i) {
  at <- 0; x <- 0; last <- 0
  repeat {
    at <- at + rexp(1, rate[i])
    if (at > observed[i]) break
    x <- x + 1; last <- at
    if (runif(1) < drop[i]) break
  }
  c(repeats = x, last = if (x == 0) 0 else min(observed[i], max(1, round(last))), observed = observed[i])
}))
cells <- aggregate(list(customers = rep(1, n)), as.data.frame(cells), sum)
cells <- cells[order(cells$repeats, cells$last, cells$observed), ]
write.csv(cells, "purchases.csv", row.names = FALSE, quote = FALSE)

loglik <- function(logs) {
  p <- exp(logs); r <- p[1]; alpha <- p[2]; a <- p[3]; b <- p[4]
  x <- cells$repeats
  first <- lbeta(a, b + x) - lbeta(a, b) - (r + x) * log(alpha + cells$observed)
  second <- ifelse(x > 0, lbeta(a + 1, b + pmax(x, 1) - 1) - lbeta(a, b) - (r + x) * log(alpha + cells$last), -Inf)
  top <- pmax(first, second)
  sum(cells$customers * (lgamma(r + x) - lgamma(r) + r * log(alpha) + top + log(exp(first - top) + exp(second - top))))
}
best <- c(0, 0, 0, 0)
for (i in 1:5)
  best <- optim(best, loglik, method = "BFGS", control = list(fnscale = -1, reltol = 1e-15, maxit = 2000, ndeps = rep(1e-5, 4)))$par
cat("parameters", format(exp(best), digits = 10), "\n")
cat("log-likelihood", format(loglik(best), digits = 14), "\n")
p <- exp(best)
active <- function(x, last, observed)
  1 / (1 + (x > 0) * p[3] / (p[4] + x - 1) * ((p[2] + observed) / (p[2] + last))^(p[1] + x))
cat("active", format(c(active(0, 0, 12), active(1, 3, 12), active(5, 20, 24), active(8, 6, 24)), digits = 10), "\n")
