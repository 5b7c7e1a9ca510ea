/**
 * Reads the exports of CRM systems into staging: what an export calls things stands in its
 * settings, what a record holds in {@code shape}, how its files are read in {@code csv}.
 *
 * <p>May import config, errors, lake, privacy, schema, tables and text. Start reading at {@link
 * dev.plumbline.ingest.crm.CrmExport}.
 */
package dev.plumbline.ingest.crm;
