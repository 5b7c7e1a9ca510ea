/**
 * JSON as interfaces of services give it: pages of records, arrays, and a document on each line.
 *
 * <p>Start reading at {@link dev.plumbline.exports.json.JsonRecords}.
 */
package dev.plumbline.exports.json;
