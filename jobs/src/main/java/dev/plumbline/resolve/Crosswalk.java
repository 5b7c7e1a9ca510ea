package dev.plumbline.resolve;

import dev.plumbline.config.IdentitySettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which accounts of several systems are one company.
 *
 * <p>Rules, in order: what a person decided; the id that one system holds of another; the domain of
 * the web site; the name. A rule matches where it points to one account in each system, and to no
 * account that the same system holds apart from another of the company; else it is a doubt for a
 * person. Names match alone only where the web sites do not contradict them.
 *
 * <p>The account of the system that {@code identity.sources} names first stands for the company, of
 * one system the one with the smallest id: so ids stay when a system is added behind it, and are
 * the same in every rebuild. Accounts of one system are never matched by a rule, for whoever keeps
 * the system has a way to merge them. One that is deleted beside another with its domain or name is
 * a duplicate that was cleared away, and makes no doubt of it; alone it is a customer who left.
 */
final class Crosswalk {

  /**
   * An account after the merges of its own system.
   *
   * @param ids its own, and those of what it absorbed: other systems may know it by any
   * @param isDeleted whether its system has it in the bin
   */
  record Entry(
      String id,
      String source,
      String domain,
      String name,
      String externalId,
      List<String> ids,
      boolean isDeleted) {

    List<String> bareIds() {
      return ids.stream().map(one -> one.substring(source.length() + 1)).toList();
    }
  }

  /** A pair, and why. */
  record Match(String id, String with, String rule, boolean isCertain) {}

  private final IdentitySettings settings;
  private final Map<String, Entry> entries = new TreeMap<>();
  private final Map<String, String> leaders = new HashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();
  private final Set<List<String>> different = new HashSet<>();
  private final List<Match> matches = new ArrayList<>();

  private Crosswalk(Collection<Entry> all, IdentitySettings settings) {
    this.settings = settings;
    for (Entry entry : all) {
      entries.put(entry.id(), entry);
      leaders.put(entry.id(), entry.id());
      members.put(entry.id(), new TreeSet<>(Set.of(entry.id())));
    }
    settings.different().forEach(pair -> different.add(ordered(pair.get(0), pair.get(1))));
  }

  static Crosswalk of(Collection<Entry> all, IdentitySettings settings) {
    var crosswalk = new Crosswalk(all, settings);
    crosswalk.decisions();
    if (all.stream().map(Entry::source).distinct().count() > 1) {
      crosswalk.externalIds();
      crosswalk.shared(Entry::domain, "DOMAIN", "SHARED_DOMAIN");
      crosswalk.shared(Entry::name, "NAME", "SHARED_NAME");
    }
    return crosswalk;
  }

  /** The account that stands for the company of {@code id}. */
  String leader(String id) {
    return leaders.get(id);
  }

  /** A doubt that a later rule ended is none. */
  List<Match> matches() {
    return matches.stream()
        .filter(match -> match.isCertain() || !leader(match.id()).equals(leader(match.with())))
        .toList();
  }

  private void decisions() {
    for (List<String> pair : settings.same()) {
      if (entries.containsKey(pair.get(0)) && entries.containsKey(pair.get(1))) {
        join(pair.get(0), pair.get(1), "DECISION");
      }
    }
  }

  private void externalIds() {
    Map<String, List<Entry>> byBareId = by(Entry::bareIds);
    for (Entry entry : entries.values()) {
      if (entry.externalId() == null) {
        continue;
      }
      List<Entry> meant =
          byBareId.getOrDefault(entry.externalId(), List.of()).stream()
              .filter(other -> !other.source().equals(entry.source()))
              .toList();
      for (Entry other : meant) {
        if (meant.size() == 1) {
          match(entry.id(), other.id(), "EXTERNAL_ID");
        } else {
          doubt(entry.id(), other.id(), "AMBIGUOUS_ID");
        }
      }
    }
  }

  /** Matches accounts with one value of {@code key}, unless a system has several such companies. */
  private void shared(Function<Entry, String> key, String rule, String doubt) {
    by(entry -> Stream.ofNullable(key.apply(entry)).toList())
        .values()
        .forEach(
            all -> {
              List<Entry> alike = withoutCleared(all);
              Entry first = alike.get(0);
              boolean isClear = alike.size() == sources(alike).size();
              for (Entry other : alike.subList(1, alike.size())) {
                if (isClear && rule.equals("NAME") && contradict(first, other)) {
                  doubt(other.id(), first.id(), "OTHER_DOMAIN");
                } else if (isClear) {
                  match(other.id(), first.id(), rule);
                } else {
                  doubt(other.id(), first.id(), doubt);
                }
              }
            });
  }

  /** Without those that are deleted where the system has one that is not. */
  private static List<Entry> withoutCleared(List<Entry> alike) {
    Set<String> living = sources(alike.stream().filter(entry -> !entry.isDeleted()).toList());
    return alike.stream()
        .filter(entry -> !entry.isDeleted() || !living.contains(entry.source()))
        .toList();
  }

  private boolean contradict(Entry one, Entry other) {
    Set<String> domains = domains(one);
    Set<String> others = domains(other);
    return !domains.isEmpty() && !others.isEmpty() && domains.stream().noneMatch(others::contains);
  }

  private Set<String> domains(Entry entry) {
    Set<String> domains = new HashSet<>();
    for (String member : members.get(leader(entry.id()))) {
      if (entries.get(member).domain() != null) {
        domains.add(entries.get(member).domain());
      }
    }
    return domains;
  }

  private void match(String id, String with, String rule) {
    Set<String> mine = members.get(leader(id));
    Set<String> theirs = members.get(leader(with));
    if (mine == theirs) {
      return;
    }
    Set<String> together = new HashSet<>(mine);
    together.addAll(theirs);
    boolean isForbidden =
        mine.stream()
            .anyMatch(one -> theirs.stream().anyMatch(o -> different.contains(ordered(one, o))));
    if (isForbidden) {
      return;
    }
    if (sources(together.stream().map(entries::get).toList()).size() < together.size()) {
      doubt(id, with, "HELD_APART");
    } else {
      join(id, with, rule);
    }
  }

  private void join(String id, String with, String rule) {
    Set<String> company = new TreeSet<>(members.get(leader(id)));
    company.addAll(members.get(leader(with)));
    String leader = company.stream().min(byRank()).orElseThrow();
    company.forEach(
        member -> {
          leaders.put(member, leader);
          members.put(member, company);
        });
    matches.add(new Match(id, with, rule, true));
  }

  private void doubt(String id, String with, String why) {
    if (!leader(id).equals(leader(with)) && !different.contains(ordered(id, with))) {
      matches.add(new Match(id, with, why, false));
    }
  }

  /** Accounts by their values, each list in the order of standing. */
  private Map<String, List<Entry>> by(Function<Entry, List<String>> keys) {
    Map<String, List<Entry>> by = new TreeMap<>();
    entries.values().stream()
        .sorted(Comparator.comparing(Entry::id, byRank()))
        .forEach(
            entry ->
                keys.apply(entry)
                    .forEach(key -> by.computeIfAbsent(key, k -> new ArrayList<>()).add(entry)));
    return by;
  }

  /** In the order in which accounts stand for a company. */
  Comparator<String> byRank() {
    return Comparator.<String>comparingInt(id -> rank(entries.get(id).source()))
        .thenComparing(id -> id);
  }

  private int rank(String source) {
    int rank = settings.sources().indexOf(source);
    return rank < 0 ? settings.sources().size() : rank;
  }

  private static Set<String> sources(Collection<Entry> some) {
    Set<String> sources = new LinkedHashSet<>();
    some.forEach(entry -> sources.add(entry.source()));
    return sources;
  }

  private static List<String> ordered(String one, String other) {
    return one.compareTo(other) <= 0 ? List.of(one, other) : List.of(other, one);
  }
}
