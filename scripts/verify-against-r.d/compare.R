# Arguments: jar, folder or file, and for a file: file, formula, ties, cluster.
library(survival)
options(warn = -1)
given <- commandArgs(trailingOnly = TRUE)
jar <- given[1]
strict <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 60)

if (dir.exists(given[2])) {
  names <- intersect(c("r_reference.csv", "survival.csv"), list.files(given[2]))
  models <- read.csv(file.path(given[2], names[1]), na.strings = "")[c("file", "formula", "ties", "cluster")]
  models <- unique(models)
  models$file <- file.path(given[2], models$file)
} else {
  models <- data.frame(file = given[3], formula = given[4],
                       ties = if (length(given) > 4) given[5] else "efron",
                       cluster = if (length(given) > 5) given[6] else NA)
}
models$cluster[is.na(models$cluster)] <- ""

inR <- function(m) {
  call <- list(as.formula(m$formula), data = read.csv(m$file), ties = m$ties, control = strict)
  if (m$cluster != "") call$cluster <- as.name(m$cluster)
  fit <- eval(as.call(c(as.name("coxph"), call)))
  naive <- if (is.null(fit$naive.var)) fit$var else fit$naive.var
  C <- concordance(fit)
  has <- !is.na(coef(fit))
  data.frame(
    term = names(coef(fit)), coef = coef(fit), se = sqrt(diag(naive)),
    robust_se = if (is.null(fit$naive.var)) NA else sqrt(diag(fit$var)),
    n = fit$n, events = fit$nevent, loglik0 = fit$loglik[1], loglik = fit$loglik[2],
    lrt = 2 * diff(fit$loglik),
    wald = drop(crossprod(coef(fit)[has], solve(fit$var[has, has], coef(fit)[has]))),
    score = fit$score, concordance = C$concordance, conc_se = sqrt(drop(C$var)))[has, ]
}
here <- function(m) {
  out <- system2("java", c("-cp", shQuote(jar), "dev.plumbline.stats.formula.FitCsv",
    shQuote(m$file), shQuote(m$formula), m$ties, if (m$cluster != "") m$cluster), stdout = TRUE)
  if (length(out) < 2) stop("There is nothing to compare for ", m$formula, " of ", m$file, ".", call. = FALSE)
  read.csv(text = paste(out, collapse = "\n"))
}

worst <- NULL
failed <- 0
for (i in seq_len(nrow(models))) {
  m <- models[i, ]
  r <- inR(m)
  j <- here(m)
  j <- j[match(r$term, j$term), ]
  if (anyNA(j$term)) stop("Cannot compare ", m$formula, ": terms differ: ", paste(r$term, collapse = " "))
  for (figure in setdiff(names(r), "term")) {
    a <- r[[figure]]
    b <- j[[figure]]
    if (all(is.na(a))) next
    # Relative, but absolute where a figure is next to nothing.
    difference <- ifelse(abs(a) < 1e-4, abs(a - b), abs(a - b) / abs(a))
    allowed <- ifelse(abs(a) < 1e-4, 1e-10, 1e-7)
    failed <- failed + sum(difference > allowed)
    k <- which.max(difference)
    worst <- rbind(worst, data.frame(figure, difference = difference[k], model = basename(m$file),
                                     ties = m$ties, term = r$term[k]))
  }
}
cat(nrow(models), "models,", failed, "figures beyond 1e-7 relative (1e-10 where below 1e-4)\n")
worst <- worst[order(-worst$difference), ]
print(worst[!duplicated(worst$figure), ], row.names = FALSE, digits = 3)
quit(status = if (failed > 0) 1 else 0)
