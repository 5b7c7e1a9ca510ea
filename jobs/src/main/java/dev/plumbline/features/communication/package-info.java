/**
 * How we and an account write and meet, without reading a word: volume, threads, waits for an
 * answer, hours, channels.
 *
 * <p>May import config, errors, schema, tables and lake. Start reading at {@link
 * dev.plumbline.features.communication.CommunicationFeatures}.
 */
package dev.plumbline.features.communication;
