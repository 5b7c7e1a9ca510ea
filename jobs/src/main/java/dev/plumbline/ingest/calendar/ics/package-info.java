/**
 * iCalendar files (RFC 5545).
 *
 * <p>Start reading at {@link dev.plumbline.ingest.calendar.ics.IcsFile}.
 */
package dev.plumbline.ingest.calendar.ics;
