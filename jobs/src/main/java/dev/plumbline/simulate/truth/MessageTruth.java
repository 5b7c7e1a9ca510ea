package dev.plumbline.simulate.truth;

/**
 * What one message discloses.
 *
 * @param messageId as in its header, without brackets
 * @param account index
 * @param month calendar month
 * @param received from the customer, else sent to it
 * @param kind {@code human}, or what else it is: {@code auto}, {@code bulk}, {@code internal},
 *     {@code stranger}
 * @param businessLevel highest level about the writer's company, 0 to 3
 * @param selfLevel highest level about the writer, 0 to 3
 * @param split which half of the stock its sentences come from
 * @param sentences ids of its sentences, by blanks
 */
public record MessageTruth(
    String messageId,
    int account,
    int month,
    boolean received,
    String kind,
    int businessLevel,
    int selfLevel,
    String split,
    String sentences) {}
