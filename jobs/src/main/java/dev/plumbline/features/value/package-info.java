/**
 * What we delivered, counted: cases answered and solved, reviews held, ideas and value statements
 * brought. Renewals and prices are outcomes and never counted here.
 *
 * <p>May import config, errors, schema, tables and lake. Start reading at {@link
 * dev.plumbline.features.value.ValueFeatures}.
 */
package dev.plumbline.features.value;
