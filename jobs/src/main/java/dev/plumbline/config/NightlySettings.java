package dev.plumbline.config;

import java.time.Duration;

/**
 * Section {@code nightly} of the settings: how a run works, none of which alters a table.
 *
 * @param jobsAtOnce how many jobs run side by side
 * @param keepVersions how long files of replaced versions stay, for readers and for time travel
 * @param leaseExpiry how long a lake stays held by a run that no longer renews its lease, on
 *     storage without locks
 * @param breakLease whether to take the lake though another run holds it
 */
public record NightlySettings(
    Integer jobsAtOnce, Duration keepVersions, Duration leaseExpiry, Boolean breakLease) {

  static NightlySettings from(Section section) {
    return new NightlySettings(
        section.count("jobs-at-once", 1),
        section.duration("keep-versions", Duration.ofHours(1)),
        section.duration("lease-expiry", Duration.ofSeconds(10)),
        section.flag("break-lease"));
  }
}
