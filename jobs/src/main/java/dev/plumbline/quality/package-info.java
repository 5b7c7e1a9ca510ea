/**
 * What tables are expected to hold, counted; imports tables and schema. Start with {@link
 * dev.plumbline.quality.Audit}.
 */
package dev.plumbline.quality;
