package dev.plumbline.stats.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.stats.cox.Ties;
import org.junit.jupiter.api.Test;

/** What people may try on a file of their own: a reason, never a number that means nothing. */
class FitCsvTest {

  @Test
  void withoutEventsThereIsAReason() {
    refused("time,event,x\n1,0,1\n2,0,2\n3,0,4\n", "Cannot fit: no event in 3 rows");
  }

  @Test
  void valuesThatAreNotFiniteAreNamed() {
    refused(
        "time,event,x\n1,1,Infinity\n2,0,2\n3,1,4\n",
        "Cannot fit: x has a value that is not finite, or no row");
    refused(
        "time,event,x\n1,1,NaN\n2,0,2\n3,1,4\n",
        "Cannot fit: x has a value that is not finite, or no row");
  }

  @Test
  void aConstantIsNoTerm() {
    refused(
        "time,event,x\n1,1,5\n2,0,5\n3,1,5\n",
        "Cannot fit: every term is constant in every risk set");
  }

  @Test
  void perfectSeparationIsSaid() {
    refused(
        "time,event,x\n1,1,9\n2,1,8\n3,1,7\n4,0,3\n5,0,2\n6,0,1\n",
        "Cannot fit: a coefficient grows without end, for terms separate the events");
  }

  @Test
  void oneEventCanBeFittedByWhoeverAsks() {
    FitCsv fit = fit("time,event,x\n1,0,1\n2,1,2\n3,0,4\n3,0,1\n");

    assertThat(fit.events()).isOne();
    assertThat(fit.fit().converged()).isTrue();
  }

  private static void refused(String csv, String reason) {
    assertThatThrownBy(() -> fit(csv))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }

  private static FitCsv fit(String csv) {
    return FitCsv.of(
        CsvTable.parse(csv), SurvivalFormula.parse("Surv(time, event) ~ x"), Ties.EFRON, "");
  }
}
