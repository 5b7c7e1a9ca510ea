# The figures that the tests of FX1 expect. Run in this folder: Rscript fx1.R > fx1.out
# fx1.csv is what dev.plumbline.stats.fixtures.Fx1 generates; survival 3.5-3.
suppressMessages(library(survival))
options(digits = 13, width = 100)
d <- read.csv("fx1.csv")
d$x1 <- d$x1k / 1000
d$x3 <- d$x3k / 1000
strict <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50)
model <- Surv(start, stop, ev) ~ x1 + x2 + x3
stratified <- update(model, . ~ . + strata(strat))
show <- function(name, fit) {
  naive <- if (is.null(fit$naive.var)) fit$var else fit$naive.var
  cat("\n##", name, "\nloglik", fit$loglik, "\ncoef", coef(fit), "\nnaive", sqrt(diag(naive)),
      "\nrobust", sqrt(diag(fit$var)), "\nscore", fit$score, "\n")
}

a <- coxph(model, d, ties = "efron", cluster = acc, control = strict)
show("A: Efron, clusters by account", a)
show("B: Breslow", coxph(model, d, ties = "breslow", cluster = acc, control = strict))

d$wt <- as.numeric(d$wt)
d$both <- interaction(d$rep, d$parent, drop = TRUE)
w <- coxph(stratified, d, weights = wt, cluster = acc, control = strict)
byRep <- coxph(stratified, d, weights = wt, cluster = rep, control = strict)
byParent <- coxph(stratified, d, weights = wt, cluster = parent, control = strict)
byBoth <- coxph(stratified, d, weights = wt, cluster = both, control = strict)
show("C: Efron, weights, strata, clusters by account", w)
show("C by rep", byRep)
show("C by parent", byParent)
cat("C two-way", sqrt(diag(byRep$var + byParent$var - byBoth$var)), "\n")
show("D: Efron, strata, clusters by rep", coxph(stratified, d, cluster = rep, control = strict))

for (g in c("identity", "log", "km")) {
  cat("\n## zph A", g, "\n")
  print(cox.zph(a, transform = g)$table)
}
cat("\n## zph C identity\n")
print(cox.zph(w, transform = "identity")$table)

cat("\n## concordance A\n")
byRow <- coxph(model, d, ties = "efron", control = strict)
print(concordance(byRow)$count)
cat(concordance(byRow)$concordance, "se by row", sqrt(concordance(byRow)$var),
    "by account", sqrt(concordance(a)$var), "\n")

curves <- survfit(Surv(start, stop, ev) ~ strat, d, id = acc, conf.type = "log-log")
print(summary(curves, times = c(6, 12, 18, 24)))
cat("lower", summary(curves, times = 12)$lower, "upper", summary(curves, times = 12)$upper, "\n")
print(summary(curves, rmean = 20)$table)
# With delayed entry the log-rank test is the score test with exact ties.
exact <- coxph(Surv(start, stop, ev) ~ strat, d, ties = "exact")
cat("log-rank", exact$score, "\n")

months <- d[d$stop %in% d$stop[d$ev == 1], ]
for (link in c("cloglog", "logit")) {
  g <- glm(ev ~ x1 + x2 + x3 + factor(stop) - 1, binomial(link), months,
           control = glm.control(epsilon = 1e-14, maxit = 100))
  cat("\n##", link, "\ncoef", coef(g)[1:3], "\nse", sqrt(diag(vcov(g)))[1:3], "\nloglik",
      logLik(g), "\n")
}

cat("\n## baseline hazard A at x = 0, months 12 and 24\n")
h <- basehaz(a, centered = FALSE)
cat(h$hazard[h$time == 12], h$hazard[h$time == 24], "\n")
cat("## survival A of x = (0.5, 1, 0.2) at months 12 and 24\n")
curve <- survfit(a, newdata = data.frame(x1 = 0.5, x2 = 1, x3 = 0.2))
cat(summary(curve, times = c(12, 24))$surv, "\n")
cat("## standard errors of its logarithm, by the model and by account\n")
byModel <- survfit(byRow, newdata = data.frame(x1 = 0.5, x2 = 1, x3 = 0.2))
cat(summary(byModel, times = c(12, 24))$std.err / summary(byModel, times = c(12, 24))$surv, "\n")
cat(summary(curve, times = c(12, 24))$std.err / summary(curve, times = c(12, 24))$surv, "\n")
cat("## cumulative hazard along a path, and its error by the delta method: x1, x2 change after 10\n")
path <- data.frame(start = c(0, 10), stop = c(10, 24), ev = 0, x1 = c(0.5, 0.1), x2 = c(1, 0),
                   x3 = 0.2, id = 1)
cat(summary(survfit(byRow, newdata = path, id = id), times = c(12, 24))$cumhaz, "\n")
columns <- as.matrix(path[c("x1", "x2", "x3")])
along <- function(b, until) {  # at coefficients b, with the step of each month and its variance
  months <- sort(unique(d$stop[d$ev == 1 & d$stop <= until]))
  rowSums(sapply(months, function(t) {
    at <- d[d$stop == t, ]
    r <- exp(as.matrix(at[c("x1", "x2", "x3")]) %*% b)
    h <- 1 / (sum(r) - (seq_len(sum(at$ev)) - 1) / sum(at$ev) * sum(r[at$ev == 1]))
    e <- exp(sum(columns[1 + (t > 10), ] * b))
    c(e * sum(h), e^2 * sum(h^2))
  }))
}
for (until in c(12, 24)) {
  q <- sapply(1:3, function(j) {
    e <- 1e-4 * (1:3 == j)
    (along(coef(byRow) + e, until)[1] - along(coef(byRow) - e, until)[1]) / 2e-4
  })
  cat(sqrt(along(coef(byRow), until)[2] + t(q) %*% byRow$var %*% q), "\n")
}
cat("## scaled Schoenfeld residuals A, means over months 1-6, 7-12, 13-24\n")
residual <- residuals(byRow, "scaledsch")
print(apply(residual, 2, tapply, cut(as.numeric(rownames(residual)), c(0, 6, 12, 24)), mean))
cat("## martingale residuals A: sum of squares by row, by account\n")
m <- residuals(a, "martingale")
cat(sum(residuals(byRow, "martingale")^2), sum(rowsum(residuals(byRow, "martingale"), d$acc)^2), "\n")

# Competing risks: an event counts for cause 1 while x2 is 0, for cause 2 while it is 1.
d$cause <- factor(ifelse(d$ev == 1, 1 + d$x2, 0))
cif <- survfit(Surv(start, stop, cause) ~ 1, d, id = acc)
cat("\n## cumulative incidence\n")
print(summary(cif, times = c(6, 12, 24))$pstate)
print(summary(cif, times = c(6, 12, 24))$std.err)

cat("\n## slope of x1 where x2 is 1, with their product\n")
i <- coxph(Surv(start, stop, ev) ~ x1 * x2 + x3, d, control = strict)
cat(sum(coef(i)[c("x1", "x1:x2")]), sqrt(sum(vcov(i)[c("x1", "x1:x2"), c("x1", "x1:x2")])), "\n")
cat("\n## p.adjust\n")
p <- c(.001, .04, .03, .2, .03)
cat(p.adjust(p, "BH"), "\n", p.adjust(p, "BY"), "\n")
