/**
 * What looks across accounts: priors and standards learned on the reference period, and with them
 * depth, closeness, value and conflict of every account and month. Imports {@code config}, {@code
 * schema} and {@code tables}. Start with {@link dev.plumbline.measures.RelationshipMeasures}.
 */
package dev.plumbline.measures;
