/**
 * Runs the jobs: which of them must run again, in what order, on whose lake, and whether the
 * outcome may be published.
 *
 * <p>May import every room but the command line. Start at {@link dev.plumbline.operate.Nightly}.
 */
package dev.plumbline.operate;
