# The figures that PoissonHmmTest and HmmEstimationTest expect. Base R alone. Run in this folder: Rscript hmm.R
# The likelihood is a product of matrices, unscaled; the estimate is found by a search, not by EM.
set.seed(20240607)
K <- 3; J <- 2
A0 <- rbind(c(.9, .1, 0), c(.05, .85, .1), c(.02, .08, .9))
L0 <- rbind(c(.02, .01), c(.10, .03), c(.15, .20))
p0 <- c(.7, .2, .1)
rows <- NULL
for (s in 1:60) {
  z <- sample(K, 1, prob = p0)
  for (t in 1:14) {
    if (t > 1) z <- sample(K, 1, prob = A0[z, ])
    n <- if (runif(1) < .15) 0 else rpois(1, 12)
    rows <- rbind(rows, c(s, n, rpois(J, n * L0[z, ])))
  }
}
colnames(rows) <- c("sequence", "exposure", "y1", "y2")
write.csv(rows, "hmm.csv", row.names = FALSE, quote = FALSE)
d <- split(as.data.frame(rows), rows[, 1])

b <- function(L, n, y) if (n == 0) rep(1, K) else exp(drop(log(L) %*% y) - n * rowSums(L))
filtered <- function(L, A, p, s) {
  a <- p * b(L, s$exposure[1], c(s$y1[1], s$y2[1]))
  for (t in seq_len(nrow(s))[-1]) a <- drop(a %*% A) * b(L, s$exposure[t], c(s$y1[t], s$y2[t]))
  a
}
loglik <- function(L, A, p) sum(sapply(d, function(s) log(sum(filtered(L, A, p, s)))))
show <- function(x) cat(formatC(x, digits = 12, format = "g", width = 1), sep = ", ", fill = 90)

cat("loglik at the planted parameters\n"); show(loglik(L0, A0, p0))
cat("filtered at the last step of sequence 1\n"); f <- filtered(L0, A0, p0, d[[1]]); show(f / sum(f))

# Steps after the last with exposure add nothing to the likelihood, and are not counted as moves here.
unpack <- function(th) {
  L <- matrix(exp(th[1:6]), K, J)
  A <- matrix(0, K, K)
  A[1, 1:2] <- exp(c(0, th[7])); A[2, ] <- exp(c(th[8], 0, th[9])); A[3, ] <- exp(c(th[10:11], 0))
  p <- exp(c(0, th[12:13]))
  list(L = L, A = A / rowSums(A), p = p / sum(p))
}
objective <- function(th) {
  m <- unpack(th)
  move <- .5 + 5 * diag(K); move[1, 3] <- 0
  loglik(m$L, m$A, m$p) + sum(1e-3 * log(m$L) - .1 * m$L) +
    sum(ifelse(move > 0, move * log(pmax(m$A, 1e-300)), 0)) + sum(1e-6 * log(m$p))
}
th <- c(log(L0), log(.1 / .9), log(.05 / .85), log(.1 / .85), log(.02 / .9), log(.08 / .9), log(p0[2:3] / p0[1]))
for (i in 1:6) {
  fit <- optim(th, objective, method = "BFGS", control = list(fnscale = -1, reltol = 1e-15, maxit = 1000,
               ndeps = rep(1e-5, length(th))))
  th <- fit$par
}
m <- unpack(th)
cat("rates, by state\n"); show(t(m$L))
cat("transitions, by state\n"); show(t(m$A))
cat("initial\n"); show(m$p)
cat("loglik there\n"); show(loglik(m$L, m$A, m$p))
cat("objective there\n"); show(objective(th))
