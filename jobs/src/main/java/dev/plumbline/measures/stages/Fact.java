package dev.plumbline.measures.stages;

/**
 * What became known in one month about another.
 *
 * @param month in which it happened, counted from an origin
 * @param known month in which it became known
 * @param messages of both sides
 * @param scored of these, whose text was scored
 * @param scoredSent of the scored, those that we sent
 * @param deep scored messages of level 2 or 3, by kind
 * @param personalReceived personal of level 2 and above, from the account
 * @param personalSent the same, from us
 * @param sourceAt latest of the event and knowledge times, in microseconds
 */
record Fact(
    int month,
    int known,
    int messages,
    int scored,
    int scoredSent,
    int[] deep,
    int personalReceived,
    int personalSent,
    long sourceAt) {}
