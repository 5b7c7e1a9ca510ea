/**
 * Who and when: names, addresses and time zones of invented companies and people, and the calendar.
 *
 * <p>Imports {@code simulate.world}. Start with {@link dev.plumbline.simulate.people.Directory}.
 */
package dev.plumbline.simulate.people;
