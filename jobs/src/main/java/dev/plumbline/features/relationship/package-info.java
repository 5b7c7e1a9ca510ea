/**
 * What strains a relationship: conflicts, and how they are repaired and forgiven.
 *
 * <p>May import config, errors, schema, tables and lake. Start reading at {@link
 * dev.plumbline.features.relationship.ConflictFeatures}.
 */
package dev.plumbline.features.relationship;
