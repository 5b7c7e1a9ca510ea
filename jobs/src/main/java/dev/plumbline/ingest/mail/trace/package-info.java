/**
 * Message traces of Exchange: who sent what to whom when, without the messages.
 *
 * <p>Start reading at {@link dev.plumbline.ingest.mail.trace.TraceFile}.
 */
package dev.plumbline.ingest.mail.trace;
