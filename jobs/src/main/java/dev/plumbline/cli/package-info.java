/**
 * The command line: one class per verb, and the only place that ends the JVM.
 *
 * <p>May import every room. Start at {@link dev.plumbline.cli.Main}.
 */
package dev.plumbline.cli;
