package dev.plumbline.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.IdentitySettings;
import dev.plumbline.resolve.Crosswalk.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrosswalkTest {

  private static final List<String> SOURCES = List.of("crm", "desk", "pay");
  private static final IdentitySettings NO_DECISIONS =
      new IdentitySettings(SOURCES, List.of(), List.of());

  @Test
  void theFirstRuleThatHoldsMatchesAndIsTold() {
    var crosswalk =
        of(
            NO_DECISIONS,
            entry("crm:1", "acme", "acme inc", null),
            entry("desk:7", "other", "something", "1"),
            entry("pay:9", "acme", "acme inc", null),
            entry("crm:2", null, "globex", null),
            entry("desk:8", "globex", "globex", null));

    assertThat(leaders(crosswalk, "crm:1", "desk:7", "pay:9")).containsOnly("crm:1");
    assertThat(leaders(crosswalk, "crm:2", "desk:8")).containsOnly("crm:2");
    assertThat(told(crosswalk))
        .containsExactly(
            "desk:7 with crm:1: EXTERNAL_ID",
            "pay:9 with crm:1: DOMAIN",
            "desk:8 with crm:2: NAME");
  }

  @Test
  void aDomainThatASystemGivesToTwoCompaniesIsADoubt() {
    var crosswalk =
        of(
            NO_DECISIONS,
            entry("crm:1", "group", "group north", null),
            entry("crm:2", "group", "group south", null),
            entry("desk:7", "group", "group", null));

    assertThat(leaders(crosswalk, "crm:1", "crm:2", "desk:7"))
        .containsExactly("crm:1", "crm:2", "desk:7");
    assertThat(told(crosswalk))
        .containsExactly("crm:2 with crm:1? SHARED_DOMAIN", "desk:7 with crm:1? SHARED_DOMAIN");
  }

  /** Most systems are cleared of duplicates by deleting them, and export what is in the bin. */
  @Test
  void aDeletedDuplicateMakesNoDoubt() {
    var crosswalk =
        of(
            NO_DECISIONS,
            deleted("crm:1", "acme"),
            entry("crm:2", "acme", null, null),
            entry("desk:7", "acme", null, null),
            deleted("crm:3", "globex"),
            entry("desk:8", "globex", null, null),
            deleted("crm:4", "initech"),
            deleted("crm:5", "initech"),
            entry("desk:9", "initech", null, null));

    assertThat(leaders(crosswalk, "crm:1", "desk:7", "desk:8"))
        .containsExactly("crm:1", "crm:2", "crm:3");
    assertThat(told(crosswalk))
        .containsExactly(
            "desk:7 with crm:2: DOMAIN",
            "desk:8 with crm:3: DOMAIN",
            "crm:5 with crm:4? SHARED_DOMAIN",
            "desk:9 with crm:4? SHARED_DOMAIN");
  }

  @Test
  void aNameThatTheWebSitesContradictIsADoubt() {
    var crosswalk =
        of(
            NO_DECISIONS,
            entry("crm:1", "acme.fi", "acme", null),
            entry("desk:7", "acme.de", "acme", null));

    assertThat(told(crosswalk)).containsExactly("desk:7 with crm:1? OTHER_DOMAIN");
  }

  @Test
  void whatOneSystemHoldsApartNoRuleJoins() {
    var crosswalk =
        of(
            NO_DECISIONS,
            entry("crm:1", "acme", null, null),
            entry("crm:2", null, "acme", null),
            entry("desk:7", "acme", "acme", null));

    assertThat(leaders(crosswalk, "crm:1", "desk:7")).containsOnly("crm:1");
    assertThat(crosswalk.leader("crm:2")).isEqualTo("crm:2");
    assertThat(told(crosswalk))
        .containsExactly("desk:7 with crm:1: DOMAIN", "desk:7 with crm:2? HELD_APART");
  }

  @Test
  void anExternalIdThatTwoSystemsKnowIsADoubt() {
    var crosswalk =
        of(
            NO_DECISIONS,
            entry("crm:1", null, null, null),
            entry("desk:1", null, null, null),
            entry("pay:9", null, null, "1"));

    assertThat(told(crosswalk))
        .containsExactly("pay:9 with crm:1? AMBIGUOUS_ID", "pay:9 with desk:1? AMBIGUOUS_ID");
  }

  @Test
  void aDoubtThatALaterRuleEndsIsNone() {
    var crosswalk =
        of(
            NO_DECISIONS,
            entry("crm:1", "group", "north", null),
            entry("desk:7", "group", "north", null),
            entry("desk:8", "group", "south", null));

    assertThat(told(crosswalk))
        .containsExactly("desk:8 with crm:1? SHARED_DOMAIN", "desk:7 with crm:1: NAME");
  }

  @Test
  void decisionsGoBeforeRulesAndEndDoubts() {
    var decided =
        new IdentitySettings(
            SOURCES,
            List.of(List.of("crm:1", "crm:2"), List.of("crm:1", "desk:7")),
            List.of(List.of("pay:9", "crm:1")));
    var crosswalk =
        of(
            decided,
            entry("crm:1", "group", null, null),
            entry("crm:2", "group", null, null),
            entry("desk:7", "group", null, null),
            entry("pay:9", "group", null, "1"));

    assertThat(leaders(crosswalk, "crm:1", "crm:2", "desk:7")).containsOnly("crm:1");
    assertThat(crosswalk.leader("pay:9")).isEqualTo("pay:9");
    assertThat(told(crosswalk))
        .containsExactly("crm:1 with crm:2: DECISION", "crm:1 with desk:7: DECISION");
  }

  @Test
  void theOrderOfArrivalChangesNothingAndNeitherDoesANewSystem() {
    List<Entry> all = new ArrayList<>();
    var random = new Random(5);
    for (int i = 0; i < 300; i++) {
      String source = SOURCES.get(random.nextInt(3));
      String domain = random.nextBoolean() ? null : "d" + random.nextInt(120);
      String name = random.nextBoolean() ? null : "n" + random.nextInt(120);
      String external = random.nextInt(4) > 0 ? null : String.valueOf(random.nextInt(300));
      all.add(entry(source + ":" + i, domain, name, external));
    }
    var first = Crosswalk.of(all, NO_DECISIONS);
    Collections.shuffle(all, random);
    var second = Crosswalk.of(all, NO_DECISIONS);

    assertThat(told(second)).isEqualTo(told(first));
    for (Entry entry : all) {
      assertThat(second.leader(entry.id())).isEqualTo(first.leader(entry.id()));
      if (entry.source().equals("crm")) {
        assertThat(first.leader(entry.id())).isEqualTo(entry.id());
      }
    }
  }

  private static Crosswalk of(IdentitySettings settings, Entry... entries) {
    return Crosswalk.of(List.of(entries), settings);
  }

  private static Entry entry(String id, String domain, String name, String externalId) {
    String source = id.substring(0, id.indexOf(':'));
    return new Entry(id, source, domain, name, externalId, List.of(id), false);
  }

  private static Entry deleted(String id, String domain) {
    String source = id.substring(0, id.indexOf(':'));
    return new Entry(id, source, domain, null, null, List.of(id), true);
  }

  private static List<String> leaders(Crosswalk crosswalk, String... ids) {
    return List.of(ids).stream().map(crosswalk::leader).toList();
  }

  private static List<String> told(Crosswalk crosswalk) {
    return crosswalk.matches().stream()
        .map(m -> m.id() + " with " + m.with() + (m.isCertain() ? ": " : "? ") + m.rule())
        .toList();
  }
}
