# coxph on the panel of scripts/benchmark cox, its data already in memory; compares with ours.csv.
suppressMessages(library(survival))
folder <- commandArgs(trailingOnly = TRUE)[1]
column <- function(name) {
  file <- file.path(folder, paste0(name, ".bin"))
  readBin(file, "double", file.size(file) / 8)
}
names <- c("account", "month", "event", paste0("x", 1:10))
d <- as.data.frame(setNames(lapply(names, column), names))
model <- as.formula(paste("Surv(month - 1, month, event) ~", paste0("x", 1:10, collapse = " + ")))
took <- system.time(
  fit <- coxph(model, d, cluster = account, control = coxph.control(eps = 1e-12, toler.chol = 1e-13)))
peak <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
ours <- read.csv(file.path(folder, "ours.csv"), header = FALSE)
cat(sprintf("coxph with cluster: %.1f s, %.1f of a processor, peak resident memory %s\n",
  took[["elapsed"]], took[["user.self"]] + took[["sys.self"]], peak))
cat(sprintf("largest difference: coefficient %.1e, error %.1e, robust error %.1e (relative)\n",
  max(abs(ours[[1]] - coef(fit))), max(abs(ours[[2]] / sqrt(diag(fit$naive.var)) - 1)),
  max(abs(ours[[3]] / sqrt(diag(fit$var)) - 1))))
