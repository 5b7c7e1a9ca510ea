/**
 * An entry of a calendar, whatever its form. Nothing here is stored as it stands.
 *
 * <p>Start reading at {@link dev.plumbline.ingest.calendar.entry.Entry}.
 */
package dev.plumbline.ingest.calendar.entry;
