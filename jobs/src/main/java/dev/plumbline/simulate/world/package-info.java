/**
 * The latent generator: how deep a relationship is, what value is delivered, who stays.
 *
 * <p>Imports nothing of ours. Start with {@link dev.plumbline.simulate.world.LatentWorld}.
 */
package dev.plumbline.simulate.world;
