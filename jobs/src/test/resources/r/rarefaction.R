# Hurlbert's expected number of kinds: Rscript rarefaction.R > rarefaction.out
rarefied <- function(counts, n) {
  counts <- counts[counts > 0]
  sum(1 - exp(lchoose(sum(counts) - counts, n) - lchoose(sum(counts), n)))
}
p <- function(x) cat(sprintf("%.12f\n", x))
p(rarefied(c(7, 2, 1, 1), 5))
p(rarefied(c(120, 40, 13, 9, 4, 1, 1, 0), 10))
p(rarefied(rep(3, 18), 10))
p(rarefied(c(100000, 5), 10))
