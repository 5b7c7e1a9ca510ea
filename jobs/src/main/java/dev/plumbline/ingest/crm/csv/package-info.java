/**
 * CSV files of an export: which there are, how their bytes are text, and what their records are.
 *
 * <p>May import config, errors and privacy. Start reading at {@link
 * dev.plumbline.ingest.crm.csv.ExportFolder}.
 */
package dev.plumbline.ingest.crm.csv;
