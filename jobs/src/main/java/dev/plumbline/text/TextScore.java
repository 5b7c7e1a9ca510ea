package dev.plumbline.text;

/**
 * What is kept of a text (method §4.2, step 7).
 *
 * <p>Disclosure is counted by level and topic; everything else by the number of sentences that say
 * it.
 *
 * @param language two letters; null for a text that is too short to tell
 * @param levelBusiness deepest level of business disclosure, 0 to 3
 * @param levelPersonal deepest level of personal disclosure, 0 to 3
 * @param topicsBusiness business topics disclosed, by {@link
 *     dev.plumbline.text.lexicon.Topic#bit()}
 * @param topicsPersonal personal topics disclosed; all private topics are one bit
 * @param businessProbes sentences that ask the other side about its business
 * @param personalProbes sentences that ask the other side about its life
 * @param formality formal less informal sentences
 * @param firstPerson words of the first person
 * @param gradedBusiness how much business is disclosed: weights times levels. Orders texts more
 *     finely than the levels do; for validation, no table has it
 * @param gradedPersonal how much is disclosed of oneself, likewise, with the words of the first
 *     person, of feeling and of private life
 */
public record TextScore(
    String language,
    int levelBusiness,
    int levelPersonal,
    long topicsBusiness,
    long topicsPersonal,
    int businessProbes,
    int personalProbes,
    int conflict,
    int repair,
    int grace,
    int discovery,
    int idea,
    int roi,
    int proactive,
    int price,
    int intent,
    int ease,
    int formality,
    int sentences,
    int firstPerson,
    double gradedBusiness,
    double gradedPersonal) {

  /** Repair and grace less conflict: below zero in a message that quarrels. */
  public int valence() {
    return repair + grace - conflict;
  }
}
