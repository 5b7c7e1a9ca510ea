package dev.plumbline.simulate.people;

import java.time.ZoneId;

/** Somebody who writes mail. */
public record Person(String first, String last, String address, String title, ZoneId zone) {

  public String name() {
    return first + " " + last;
  }

  public String domain() {
    return address.substring(address.indexOf('@') + 1);
  }
}
