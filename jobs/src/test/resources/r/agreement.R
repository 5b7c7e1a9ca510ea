# Rscript agreement.R: the figures of AgreementTest. Base R has no kappa; with squared weights it is one
# less the mean squared difference over what independent judges would have.
a <- c(0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 0, 1, 2)
b <- c(0, 0, 1, 1, 2, 2, 2, 0, 3, 2, 3, 0, 1, 3)
v <- function(x) mean((x - mean(x))^2)
cat(sprintf("kappa %.10f\n", 1 - mean((a - b)^2) / (v(a) + v(b) + (mean(a) - mean(b))^2)))
s <- c(0.1, 0.4, 0.4, 0.8, 0.3, 0.9, 0.4, 0.7, 0.2)
p <- c(0, 0, 1, 1, 0, 1, 1, 0, 1) == 1
w <- suppressWarnings(wilcox.test(s[p], s[!p]))$statistic
cat(sprintf("area %.10f\n", w / (sum(p) * sum(!p))))
