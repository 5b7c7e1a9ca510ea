package dev.plumbline.stats.purchase;

import java.util.List;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Log-likelihood of {@link BetaGeometric} over cells, with its gradient in the logarithms of r,
 * alpha, a and b.
 *
 * <p>With \(R = r + x\), \(u = -R \log(\alpha+T)\) and \(v = \log \frac{a}{b+x-1} - R
 * \log(\alpha+t_x)\) a customer adds
 *
 * <p>\[ \log\Gamma(R) - \log\Gamma(r) + r \log\alpha + \log\Gamma(a+b) - \log\Gamma(a+b+x) +
 * \log\Gamma(b+x) - \log\Gamma(b) + \log(e^u + 1_{x>0} e^v) \]
 */
record PurchaseLikelihood(double logLikelihood, double[] gradient) {

  static PurchaseLikelihood at(double[] logs, List<PurchaseCell> cells) {
    double r = Math.exp(logs[0]);
    double alpha = Math.exp(logs[1]);
    double a = Math.exp(logs[2]);
    double b = Math.exp(logs[3]);
    double sum = 0;
    double[] g = new double[4];
    for (PurchaseCell cell : cells) {
      long x = cell.repeats();
      double n = cell.customers();
      double shape = r + x;
      double logAll = Math.log(alpha + cell.observed());
      double logLast = Math.log(alpha + cell.last());
      double u = -shape * logAll;
      double v = x > 0 ? Math.log(a / (b + x - 1)) - shape * logLast : Double.NEGATIVE_INFINITY;
      double top = Math.max(u, v);
      double both = top + Math.log(Math.exp(u - top) + Math.exp(v - top));
      double active = Math.exp(u - both);
      double gone = Math.exp(v - both);

      sum +=
          n
              * (LogGamma.value(shape)
                  - LogGamma.value(r)
                  + r * logs[1]
                  + LogGamma.value(a + b)
                  - LogGamma.value(a + b + x)
                  + LogGamma.value(b + x)
                  - LogGamma.value(b)
                  + both);
      double dropping = Digamma.value(a + b) - Digamma.value(a + b + x);
      g[0] +=
          n
              * (Digamma.value(shape)
                  - Digamma.value(r)
                  + logs[1]
                  - active * logAll
                  - gone * logLast);
      g[1] +=
          n
              * (r / alpha
                  - shape * (active / (alpha + cell.observed()) + gone / (alpha + cell.last())));
      g[2] += n * (dropping + gone / a);
      g[3] +=
          n
              * (dropping
                  + Digamma.value(b + x)
                  - Digamma.value(b)
                  - (x > 0 ? gone / (b + x - 1) : 0));
    }
    return new PurchaseLikelihood(sum, new double[] {r * g[0], alpha * g[1], a * g[2], b * g[3]});
  }
}
