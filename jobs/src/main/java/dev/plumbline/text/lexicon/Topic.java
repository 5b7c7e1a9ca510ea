package dev.plumbline.text.lexicon;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a phrase is about (method §4.3). The lexicon names topics in lower case.
 *
 * <p>{@link #PRIVATE} stands for every topic of personal level 3, from scoring on: which of them it
 * was is never known to any table.
 */
public enum Topic {
  PRODUCT(Domain.BUSINESS, 1, 0),
  LOGISTICS(Domain.BUSINESS, 1, 1),
  ORGANISATION(Domain.BUSINESS, 1, 2),
  INDUSTRY(Domain.BUSINESS, 1, 3),
  ADMINISTRATION(Domain.BUSINESS, 1, 4),
  BUDGET(Domain.BUSINESS, 2, 5),
  PRIORITIES(Domain.BUSINESS, 2, 6),
  DECISION_PROCESS(Domain.BUSINESS, 2, 7),
  PROBLEMS(Domain.BUSINESS, 2, 8),
  COMPETITION(Domain.BUSINESS, 2, 9),
  ORGANISATION_CHANGE(Domain.BUSINESS, 2, 10),
  PERFORMANCE(Domain.BUSINESS, 2, 11),
  JOINT_PLAN(Domain.BUSINESS, 3, 12),
  EXPOSURE(Domain.BUSINESS, 3, 13),
  DISTRESS(Domain.BUSINESS, 3, 14),
  CORPORATE_SECRET(Domain.BUSINESS, 3, 15),
  FUTURE_PLANS(Domain.BUSINESS, 3, 16),
  /** Set with every disclosure that is made in confidence, of either domain. */
  TRUST(Domain.BUSINESS, 3, 17),

  LEISURE(Domain.PERSONAL, 1, 0),
  WEATHER(Domain.PERSONAL, 1, 1),
  TRAVEL(Domain.PERSONAL, 1, 2),
  SPORT(Domain.PERSONAL, 1, 3),
  BACKGROUND(Domain.PERSONAL, 1, 4),
  FAMILY(Domain.PERSONAL, 2, 5),
  HOME(Domain.PERSONAL, 2, 6),
  PETS(Domain.PERSONAL, 2, 7),
  HEALTH(Domain.PERSONAL, 2, 8),
  CELEBRATION(Domain.PERSONAL, 2, 9),
  FEELING(Domain.PERSONAL, 2, 10),
  SOCIAL(Domain.PERSONAL, 2, 11),
  PRIVATE(Domain.PERSONAL, 3, 12),

  CONFLICT(Domain.SUPPORT, 0, 0),
  REPAIR(Domain.SUPPORT, 0, 1),
  GRACE(Domain.SUPPORT, 0, 2),
  DISCOVERY(Domain.SUPPORT, 0, 3),
  IDEA(Domain.SUPPORT, 0, 4),
  ROI(Domain.SUPPORT, 0, 5),
  PROACTIVE(Domain.SUPPORT, 0, 6),
  PRICE(Domain.SUPPORT, 0, 7),
  INTENT(Domain.SUPPORT, 0, 8),
  EASE(Domain.SUPPORT, 0, 9),
  FORMAL(Domain.SUPPORT, 0, 10),
  INFORMAL(Domain.SUPPORT, 0, 11),
  /** Words of feeling, pleasant or not, whoever feels: for {@link Domain#PERSONAL} intensity. */
  AFFECT(Domain.SUPPORT, 0, 12),
  /** People and matters of private life, whosesoever. */
  LIFE(Domain.SUPPORT, 0, 13),

  /** I, me, my. */
  FIRST_SINGULAR(Domain.MARKER, 0, 0),
  /** We, us, our. */
  FIRST_PLURAL(Domain.MARKER, 0, 1),
  /** My and our, right before what is owned. */
  FIRST_POSSESSIVE(Domain.MARKER, 0, 2),
  SECOND(Domain.MARKER, 0, 3),
  NEGATOR(Domain.MARKER, 0, 4),
  /** If, whether: counts at the beginning of a sentence. */
  HYPOTHETICAL(Domain.MARKER, 0, 5),
  /** Between us, off the record. */
  CONFIDENTIAL(Domain.MARKER, 0, 6),
  /** He, their, somebody's: the owner is somebody else. */
  THIRD(Domain.MARKER, 0, 7),
  /** A phrase in which a word of the lexicon means something else: cancels what it overlaps. */
  OTHER_MEANING(Domain.MARKER, 0, 8),
  /** "According to the press": what is public is neither strategic nor synergistic. */
  PUBLIC(Domain.MARKER, 0, 9);

  /** Which part of a score a topic belongs to. */
  public enum Domain {
    BUSINESS,
    PERSONAL,
    SUPPORT,
    MARKER
  }

  private static final Map<String, Topic> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(Topic::spelled, Function.identity()));

  private final Domain domain;
  private final int level;
  private final int position;

  Topic(Domain domain, int level, int position) {
    this.domain = domain;
    this.level = level;
    this.position = position;
  }

  /** The topic that the lexicon spells so; null if there is none. */
  static Topic spelled(String name) {
    return BY_NAME.get(name);
  }

  String spelled() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The topics of a domain, in the order of their bits. */
  public static List<Topic> of(Domain domain) {
    return Stream.of(values())
        .filter(topic -> topic.domain == domain)
        .sorted(Comparator.comparingInt(topic -> topic.position))
        .toList();
  }

  public Domain domain() {
    return domain;
  }

  /** Depth of a disclosure, 1 to 3; 0 where the topic discloses nothing. */
  public int level() {
    return level;
  }

  /** Whether every word of it counts, negated or not, and not the sentences that hold one. */
  public boolean countsWords() {
    return this == AFFECT || this == LIFE;
  }

  /** Its bit among the topics of its domain. */
  public long bit() {
    return 1L << position;
  }
}
