/**
 * One message: its headers, dates, addresses and text. Nothing here is stored as it stands.
 *
 * <p>Start reading at {@link dev.plumbline.ingest.mail.message.ParsedMessage}.
 */
package dev.plumbline.ingest.mail.message;
