/**
 * Messages as the interfaces of Microsoft Graph and Gmail give them, made into what a mailbox would
 * hold of them.
 *
 * <p>Start reading at {@link dev.plumbline.ingest.mail.api.ApiMessages}.
 */
package dev.plumbline.ingest.mail.api;
