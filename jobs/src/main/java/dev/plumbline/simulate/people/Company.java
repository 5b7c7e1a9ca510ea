package dev.plumbline.simulate.people;

import java.time.ZoneId;

/** How a customer looks to the outside. */
public record Company(
    String name,
    String domain,
    String country,
    ZoneId zone,
    String industry,
    String segment,
    int employees,
    long revenue) {}
