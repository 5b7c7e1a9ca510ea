/**
 * A panel of months at risk as blocks of primitive columns, and how sums are taken over them. Start
 * with {@link dev.plumbline.stats.panel.PanelBlock} and {@link
 * dev.plumbline.stats.panel.BlockPass}.
 */
package dev.plumbline.stats.panel;
