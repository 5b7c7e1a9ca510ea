/**
 * Calendars into staging: each meeting once, its people keyed, its title and place dropped.
 *
 * <p>May import tables, exports, privacy, schema, config and errors. Start reading at {@link
 * dev.plumbline.ingest.calendar.CalendarIngest}; {@link dev.plumbline.ingest.calendar.ics} cuts and
 * reads iCalendar files, {@link dev.plumbline.ingest.calendar.graph} the events of Microsoft Graph.
 */
package dev.plumbline.ingest.calendar;
