/**
 * Files of exports, whatever they lie in: in folders, behind globs and Hadoop URIs, packed, or in
 * zip archives; hostile ones are refused.
 *
 * <p>May import config, errors and privacy. Start reading at {@link
 * dev.plumbline.exports.FoundFiles}; {@link dev.plumbline.exports.ExportStream} opens what it
 * finds.
 */
package dev.plumbline.exports;
