/**
 * What leaves the lake: the gold tables after disclosure control, and plain copies of them for
 * readers that know no Delta. Imports {@code tables}, {@code lake}, {@code config} and {@code
 * schema}. Start with {@link dev.plumbline.publish.Grid}, then {@link
 * dev.plumbline.publish.Copies}.
 */
package dev.plumbline.publish;
