# The figures that SurvivalFormulaTest expects. Run in this folder: Rscript survival.R
# heart: Crowley and Hu (1977), Covariance analysis of heart transplant survival data, JASA 72, 27-36.
# veteran: Kalbfleisch and Prentice (1980), The Statistical Analysis of Failure Time Data, data set I.
# lung: Loprinzi et al. (1994), J. Clinical Oncology 12, 601-607.
# All as the R package survival holds them; figures of survival 3.5-3.
suppressMessages(library(survival))
strict <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 60)
write.csv(heart, "heart.csv", row.names = FALSE, quote = FALSE)
write.csv(veteran, "veteran.csv", row.names = FALSE, quote = FALSE)
write.csv(lung[c("time", "status", "age", "sex", "ph.ecog")], "lung.csv", row.names = FALSE,
          quote = FALSE)
models <- list(
  list("heart.csv", "Surv(start, stop, event) ~ age + year + surgery + transplant", ""),
  list("heart.csv", "Surv(start, stop, event) ~ age + year + surgery + transplant", "id"),
  list("veteran.csv", "Surv(time, status) ~ trt + celltype + karno + diagtime + age + prior", ""),
  list("veteran.csv", "Surv(time, status) ~ trt + karno + age + prior + strata(celltype)", ""),
  list("veteran.csv", "Surv(time, status) ~ karno + age + offset(trt) + strata(celltype)", ""),
  list("lung.csv", "Surv(time, status == 2) ~ age + sex + ph.ecog", ""))
out <- NULL
for (m in models) for (ties in c("efron", "breslow")) {
  call <- list(as.formula(m[[2]]), data = read.csv(m[[1]]), ties = ties, control = strict)
  if (m[[3]] != "") call$cluster <- as.name(m[[3]])
  fit <- eval(as.call(c(as.name("coxph"), call)))
  naive <- if (is.null(fit$naive.var)) fit$var else fit$naive.var
  C <- concordance(fit)
  rows <- data.frame(
    file = m[[1]], formula = m[[2]], ties = ties, cluster = m[[3]],
    term = names(coef(fit)), coef = coef(fit), se = sqrt(diag(naive)),
    robust_se = if (is.null(fit$naive.var)) NA else sqrt(diag(fit$var)),
    n = fit$n, events = fit$nevent, loglik0 = fit$loglik[1], loglik = fit$loglik[2],
    lrt = 2 * diff(fit$loglik), wald = drop(crossprod(coef(fit), solve(fit$var, coef(fit)))),
    score = fit$score, concordance = C$concordance, conc_se = sqrt(drop(C$var)))
  out <- rbind(out, rows)
}
for (j in names(out)) if (is.double(out[[j]])) {
  text <- formatC(out[[j]], digits = 16, format = "g", width = 1)
  text[is.na(out[[j]])] <- ""
  out[[j]] <- text
}
write.csv(out, "survival.csv", row.names = FALSE, quote = 1:5)
