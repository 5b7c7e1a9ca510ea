/**
 * Models of small files as R writes them, so that anybody can hold this library against R. Start
 * with {@link dev.plumbline.stats.formula.FitCsv}.
 */
package dev.plumbline.stats.formula;
