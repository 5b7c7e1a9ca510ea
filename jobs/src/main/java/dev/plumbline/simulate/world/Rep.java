package dev.plumbline.simulate.world;

/**
 * One person who looks after accounts. When a rep leaves, somebody else is hired to the seat.
 *
 * @param index of the person, from 0
 * @param seat that the person holds, below {@link Scale#reps()}
 * @param firstMonth calendar month from which the person holds the seat
 * @param lastMonth at the end of which the person leaves; {@link Integer#MAX_VALUE} if never
 * @param frailty of all accounts of the rep, on the log hazard
 * @param withholder tells little about himself
 * @param pusher tells much about himself
 */
public record Rep(
    int index,
    int seat,
    int firstMonth,
    int lastMonth,
    double frailty,
    boolean withholder,
    boolean pusher) {}
