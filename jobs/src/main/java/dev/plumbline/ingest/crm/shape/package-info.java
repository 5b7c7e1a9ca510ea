/**
 * What records of a CRM hold, whatever the CRM: which columns, which texts are right in them, and
 * which staged rows they make. People and texts end here.
 *
 * <p>May import config, errors, privacy, schema, tables and text. Start reading at {@link
 * dev.plumbline.ingest.crm.shape.Shape}.
 */
package dev.plumbline.ingest.crm.shape;
