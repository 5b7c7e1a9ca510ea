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

cat("\n## profiles of the penalised likelihood (efron): statistic at 0, limits, by term\n")
penalised <- function(b) {
  # A search tries values so far away that coxph refuses them.
  fit <- tryCatch(at(b, "efron"), error = function(e) NULL)
  if (is.null(fit)) 1e6 else -(fit$loglik[2] - log(det(fit$var)) / 2)
}
# The highest value with b[j] held, by Newton with central differences in the other two.
held <- function(j, value, from) {
  b <- replace(from, j, value)
  o <- setdiff(1:3, j)
  f <- function(v) penalised(replace(b, o, v))
  v <- b[o]
  v <- optim(v, f)$par
  h <- 1e-3
  for (k in 1:6) {
    g <- sapply(1:2, function(i) {
      e <- replace(numeric(2), i, h)
      (8 * (f(v + e) - f(v - e)) - (f(v + 2 * e) - f(v - 2 * e))) / (12 * h)
    })
    v <- v - drop(solve(solve(at(replace(b, o, v), "efron")$var)[o, o], g))
  }
  -f(v)
}
top <- c(-0.1200607325171, -4.112332116051, 0.6534243341623)
best <- -penalised(top)
se <- sqrt(diag(at(top, "efron")$var))
for (j in 1:3) {
  excess <- function(b) 2 * (best - held(j, b, top)) - qchisq(0.95, 1)
  low <- uniroot(excess, top[j] + c(-5, -1) * se[j], tol = 1e-12)$root
  high <- uniroot(excess, top[j] + c(1, 5) * se[j], tol = 1e-12)$root
  cat(2 * (best - held(j, 0, top)), low, high, "\n")
}
