# The figures that the tests of calibration, residuals, bootstrap, weighted concordance, Mantel-Haenszel
# and regression calibration expect. Run in this folder: Rscript calibration.R > calibration.out
# poisson_weights.csv holds PoissonWeights(42) of accounts 0 to 79 in replicates 0 to 2; survival 3.5-3.
suppressMessages(library(survival))
options(digits = 13, width = 100)
d <- read.csv("fx1.csv")
d$x1 <- d$x1k / 1000
d$x3 <- d$x3k / 1000
strict <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50)
model <- Surv(start, stop, ev) ~ x1 + x2 + x3
a <- coxph(model, d, cluster = acc, control = strict)
w <- coxph(update(model, . ~ . + strata(strat)), d, weights = wt, cluster = acc, control = strict)

cat("\n## residuals A by account: martingale, score, dfbeta (least, largest, sum of squares)\n")
M <- residuals(a, "martingale", collapse = d$acc)
cat(min(M), max(M), sum(M^2), "\n")
for (type in c("score", "dfbeta")) {
  S <- residuals(a, type, collapse = d$acc)
  for (j in 1:3) cat(min(S[, j]), max(S[, j]), sum(S[, j]^2), "\n")
}
cat("\n## residuals C by account, weighted dfbeta\n")
S <- residuals(w, "dfbeta", collapse = d$acc, weighted = TRUE)
for (j in 1:3) cat(min(S[, j]), max(S[, j]), sum(S[, j]^2), "\n")

cat("\n## concordance C with weights and strata: by account, by row; with an offset\n")
C <- concordance(w, cluster = d$acc)
cat(C$concordance, sqrt(C$var), rowSums(t(C$count))[1:3], "\n")
C <- concordance(w)
cat(C$concordance, sqrt(C$var), "\n")
C <- concordance(w, cluster = seq_len(nrow(d)))
cat(C$concordance, sqrt(C$var), "\n")
d$off <- d$x1 - 0.3 * d$x3
o <- coxph(Surv(start, stop, ev) ~ x2 + offset(off), d, cluster = acc, control = strict)
C <- concordance(o)
cat("offset: coef", coef(o), "C", C$concordance, sqrt(C$var), "\n")

cat("\n## observed and expected of A by tenths of predicted risk\n")
expected <- predict(a, type = "expected")
base <- basehaz(a, centered = FALSE)
step <- diff(c(0, base$hazard))[match(d$stop, base$time)]
risk <- step * exp(drop(as.matrix(d[c("x1", "x2", "x3")]) %*% coef(a)))
has <- !is.na(risk) & risk > 0
lr <- log(risk[has])
cells <- 16384
cell <- pmin(cells - 1, floor((lr - min(lr)) * cells / (max(lr) - min(lr))))
n <- tabulate(cell + 1, cells)
group <- integer(cells); g <- 1; inside <- 0; before <- 0
for (k in 1:cells) {
  group[k] <- g
  inside <- inside + n[k]
  if (inside > 0 && before + inside >= length(lr) * g / 10 - 1e-9 * length(lr)) {
    before <- before + inside; inside <- 0; g <- g + 1
  }
}
O <- tapply(d$ev[has], group[cell + 1], sum)
E <- tapply(expected[has], group[cell + 1], sum)
print(rbind(rows = tapply(lr, group[cell + 1], length), O, E))
cat("chi-squared", sum((O - E)^2 / E), "\n")

cat("\n## observed and expected of A by rep and tenth; joined until five are expected\n")
tenth <- group[cell + 1]
byrep <- aggregate(cbind(rows = 1, O = d$ev[has], E = expected[has]),
                   list(tenth = tenth, rep = d$rep[has]), sum)
print(byrep[c(1, 2, nrow(byrep)), ])
done <- NULL; open <- c(0, 0)
for (r in unique(byrep$rep)) {
  own <- FALSE
  for (k in which(byrep$rep == r)) {
    open <- open + c(byrep$O[k], byrep$E[k])
    if (open[2] >= 5) { done <- rbind(done, open); open <- c(0, 0); own <- TRUE }
  }
  if (own) { done[nrow(done), ] <- done[nrow(done), ] + open; open <- c(0, 0) }
}
done[nrow(done), ] <- done[nrow(done), ] + open
cat(nrow(byrep), nrow(done), sum((done[, 1] - done[, 2])^2 / done[, 2]), "\n")

cat("\n## D-calibration of A by account\n")
r0 <- ifelse(has, risk, 0)
Lambda <- tapply(r0, d$acc, sum); left <- tapply(d$ev, d$acc, max)
s <- exp(-Lambda); bins <- numeric(10)
for (i in seq_along(s)) {
  j <- max(1, ceiling(s[i] * 10))
  if (left[i] == 1) bins[j] <- bins[j] + 1
  else {
    bins[j] <- bins[j] + (s[i] - (j - 1) / 10) / s[i]
    if (j > 1) bins[1:(j - 1)] <- bins[1:(j - 1)] + 0.1 / s[i]
  }
}
cat(bins, "\nchi-squared", sum((bins - sum(bins) / 10)^2 / (sum(bins) / 10)), "\n")

cat("\n## Brier score of A from landmark 6 over 12 months\n")
l <- 6; h <- 12
at <- d[d$stop == l + 1, ]
T <- tapply(d$stop, d$acc, max)[as.character(at$acc)] - l
left <- tapply(d$ev, d$acc, max)[as.character(at$acc)]
left <- ifelse(T > h, 0, left); T <- pmin(T, h)
eta <- drop(as.matrix(at[c("x1", "x2", "x3")]) %*% coef(a))
L0 <- sapply(1:h, function(m) { k <- base$time > l & base$time <= l + m
  sum(diff(c(0, base$hazard))[k]) })
S <- exp(-outer(exp(eta), L0))
km <- survfit(Surv(T, left) ~ 1)
# Events before censorings: one censored is at risk of it half a month later.
G <- survfit(Surv(T + 0.5 * (1 - left), 1 - left) ~ 1)
value <- function(f, t) c(1, f$surv)[findInterval(t, f$time) + 1]
brier <- function(m, S) mean(
  ifelse(left == 1 & T <= m, S^2 / value(G, T - 0.25), ifelse(T >= m, (1 - S)^2 / value(G, m - 0.25), 0)))
score <- sapply(1:h, function(m) brier(m, S[, m]))
null <- sapply(1:h, function(m) brier(m, value(km, m)))
cat("n", nrow(at), "\nscore", score, "\nKaplan-Meier", null, "\nintegrated", mean(score),
    "scaled", 1 - score[h] / null[h], "integrated scaled", 1 - mean(score) / mean(null), "\n")

cat("\n## replicates of A by weights of accounts\n")
pw <- read.csv("poisson_weights.csv")
for (k in 0:2) {
  omega <- pw[[paste0("w", k)]][match(d$acc, pw$acc)]
  cat(coef(coxph(model, d, weights = omega, subset = omega > 0, control = strict)), "\n")
}

cat("\n## restricted means from month 6 to 18 by stratum, replicates by weights of accounts\n")
come <- unique(d$acc[d$stop == 7])
e <- do.call(rbind, lapply(come, function(a) { r <- d[d$acc == a, ]; r[nrow(r), ] }))
for (g in 0:1) {
  for (k in 0:2) {
    omega <- pw[[paste0("w", k)]][match(e$acc, pw$acc)]
    km <- survfit(Surv(stop, ev) ~ 1, e, weights = omega, subset = strat == g & omega > 0)
    S <- stepfun(km$time, c(1, km$surv))
    cat(sum(S(6:17)), "")
  }
  cat("\n")
}

cat("\n## Mantel-Haenszel risk ratio of leaving by x2, strata of tenure\n")
t1 <- tapply(d$x2, d$stop, sum); t0 <- tapply(1 - d$x2, d$stop, sum)
ta <- tapply(d$x2 * d$ev, d$stop, sum); tb <- tapply((1 - d$x2) * d$ev, d$stop, sum); N <- t1 + t0
R <- sum(ta * t0 / N); Q <- sum(tb * t1 / N)
cat(log(R / Q), sqrt(sum(((ta + tb) * t1 * t0 - ta * tb * N) / N^2) / (R * Q)), "\n")

cat("\n## regression calibration\n")
mu <- c(1, 2); S2 <- matrix(c(4, 1.5, 1.5, 2), 2); u <- diag(c(1, 0))
cat(mu + (S2 - u) %*% solve(S2) %*% (c(3, 1) - mu), "\n")

cat("\n## E-values of hazard ratios: rare 0.6 (0.4, 0.9); common 1.8 (1.1, 2.9)\n")
ev <- function(r) { r <- max(r, 1 / r); r + sqrt(r * (r - 1)) }
common <- function(h) (1 - 0.5^sqrt(h)) / (1 - 0.5^sqrt(1 / h))
cat(ev(0.6), ev(0.9), ev(common(1.8)), ev(common(1.1)), "\n")
cat("\n## two one-sided tests: estimate .03, error .02, 30 degrees, margin .0953; limits; p\n")
cat(max(pt((.03 + .0953) / .02, 30, lower.tail = FALSE), pt((.03 - .0953) / .02, 30)),
    .03 + c(-1, 1) * qt(.975, 30) * .02, 2 * pt(-1.5, 30), "\n")
cat("\n## simple slope of x1 at x2 = 0.4 in A's covariance: slope, error\n")
k <- c(1, 0.4, 0)
cat(sum(k * coef(a)), sqrt(drop(t(k) %*% a$naive.var %*% k)), "\n")
cat("\n## Nelson-Aalen of stratum 0 at 6, 12, 18, 24: hazard, error\n")
na <- survfit(Surv(start, stop, ev) ~ 1, d[d$strat == 0, ], ctype = 1)
at <- findInterval(c(6, 12, 18, 24), na$time)
cat(na$cumhaz[at], na$std.chaz[at], "\n")
cat("\n## dpois\n"); cat(dpois(0:4, 1), "\n")
cat("\n## survcheck of faulty rows\n")
bad <- data.frame(id = c(1, 1, 2, 2, 3, 3), start = c(0, 3, 0, 2, 0, 4), stop = c(3, 5, 3, 5, 3, 5),
                  ev = c(0, 1, 0, 0, 0, 0))
print(survcheck(Surv(start, stop, ev) ~ 1, bad, id = id)$flag)
cat("\n## simulation extrapolation: quadratic through five means, at -1\n")
l <- c(0, .5, 1, 1.5, 2)
cat(format(c(predict(lm(c(-.52, -.41, -.35, -.29, -.26) ~ l + I(l^2)), data.frame(l = -1)),
             predict(lm(c(.11, .13, .14, .155, .163) ~ l + I(l^2)), data.frame(l = -1))), digits = 12), "\n")
cat("\n## sensitivity .8, specificity .9, to the power .7: sensitivity, specificity\n")
e <- eigen(matrix(c(.9, .2, .1, .8), 2))
p <- e$vectors %*% diag(e$values^.7) %*% solve(e$vectors)
cat(format(c(p[2, 2], p[1, 1]), digits = 13), "\n")
cat("\n## quantiles of x1 at .1, .5, .9, of type 1\n")
cat(quantile(d$x1, c(.1, .5, .9), type = 1), "\n")
cat("\n## D-calibration and Brier score of C, weights of accounts: bins 1 and 10, chi-squared; score, integrated, scaled\n")
base <- basehaz(w, centered = FALSE)
base$g <- as.integer(sub("strat=", "", as.character(base$strata)))
for (g in 0:1) { k <- base$g == g; base$step[k] <- diff(c(0, base$hazard[k])) }
key <- match(paste(d$strat, d$stop), paste(base$g, base$time))
r0 <- ifelse(is.na(key), 0, base$step[key] * exp(drop(as.matrix(d[c("x1", "x2", "x3")]) %*% coef(w))))
Lambda <- tapply(r0, d$acc, sum); left <- tapply(d$ev, d$acc, max); W <- tapply(d$wt, d$acc, max)
s <- exp(-Lambda); bins <- numeric(10)
for (i in seq_along(s)) {
  j <- max(1, ceiling(s[i] * 10))
  if (left[i] == 1) bins[j] <- bins[j] + W[i]
  else {
    bins[j] <- bins[j] + W[i] * (s[i] - (j - 1) / 10) / s[i]
    if (j > 1) bins[1:(j - 1)] <- bins[1:(j - 1)] + W[i] * 0.1 / s[i]
  }
}
cat(bins[c(1, 10)], sum((bins - sum(bins) / 10)^2 / (sum(bins) / 10)), "\n")
l <- 6; h <- 12
at <- d[d$stop == l + 1, ]
left <- tapply(d$ev, d$acc, max)[as.character(at$acc)]
T <- tapply(d$stop, d$acc, max)[as.character(at$acc)] - l
left <- ifelse(T > h, 0, left); T <- pmin(T, h)
eta <- drop(as.matrix(at[c("x1", "x2", "x3")]) %*% coef(w))
S <- exp(-exp(eta) * t(sapply(at$strat, function(g) sapply(1:h, function(m)
  sum(base$step[base$g == g & base$time > l & base$time <= l + m])))))
km <- survfit(Surv(T, left) ~ 1, weights = at$wt)
G <- survfit(Surv(T + 0.5 * (1 - left), 1 - left) ~ 1, weights = at$wt)
brier <- function(m, S) weighted.mean(
  ifelse(left == 1 & T <= m, S^2 / value(G, T - 0.25), ifelse(T >= m, (1 - S)^2 / value(G, m - 0.25), 0)), at$wt)
score <- sapply(1:h, function(m) brier(m, S[, m]))
null <- sapply(1:h, function(m) brier(m, value(km, m)))
cat(score[h], mean(score), 1 - score[h] / null[h], "\n")
