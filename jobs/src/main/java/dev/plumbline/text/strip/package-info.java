/**
 * What the writer of a message wrote: without quoted mail, forwards, signatures and disclaimers.
 *
 * <p>Plain Java. Start reading at {@link dev.plumbline.text.strip.OwnWords}.
 */
package dev.plumbline.text.strip;
