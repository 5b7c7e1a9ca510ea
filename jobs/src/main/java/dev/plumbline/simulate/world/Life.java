package dev.plumbline.simulate.world;

import java.util.List;

/** A customer, month by month, until it leaves or the data end. */
public record Life(Account account, List<AccountMonth> months) {

  public Life {
    months = List.copyOf(months);
  }

  public AccountMonth last() {
    return months.get(months.size() - 1);
  }
}
