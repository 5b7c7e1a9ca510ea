/**
 * Events of Microsoft Graph.
 *
 * <p>Start reading at {@link dev.plumbline.ingest.calendar.graph.GraphEvents}.
 */
package dev.plumbline.ingest.calendar.graph;
