package dev.plumbline.simulate.world;

/**
 * What is fixed about a customer.
 *
 * @param index from 0
 * @param startMonth calendar month of the first month as a customer
 * @param logSize standardised
 * @param quality hidden, lifts the value delivered
 * @param parent index of the group of companies
 * @param parentFrailty of all accounts of the group, on the log hazard
 * @param armsLength the buyer keeps arm's length
 * @param seemsArmsLength the same, seen with 15 % error
 */
public record Account(
    int index,
    int startMonth,
    double logSize,
    double quality,
    int parent,
    double parentFrailty,
    boolean armsLength,
    boolean seemsArmsLength) {}
