/**
 * Models as they are asked for, apart from data and from how they are fitted. Imports {@code
 * schema} only. Start with {@link dev.plumbline.models.ModelSpec}.
 */
package dev.plumbline.models;
