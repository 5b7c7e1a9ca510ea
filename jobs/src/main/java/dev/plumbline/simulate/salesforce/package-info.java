/**
 * Writes a Salesforce data export: one CSV file per object, as the Data Export service leaves it.
 *
 * <p>Imports {@code simulate.world}, {@code simulate.people} and {@code simulate.text}. Start with
 * {@link dev.plumbline.simulate.salesforce.SalesforceExport}.
 */
package dev.plumbline.simulate.salesforce;
