package dev.plumbline.simulate.people;

/**
 * Somebody at a customer.
 *
 * @param index over all accounts
 * @param inCrm whether the seller has a contact record; others are known by their domain only
 */
public record Contact(int index, Person person, String department, boolean inCrm) {}
