/**
 * The same records as other systems export them: a CRM export of Salesforce, written anew with the
 * files and columns of another one.
 *
 * <p>May import nothing. Start reading at {@link dev.plumbline.simulate.dialect.Dialect}.
 */
package dev.plumbline.simulate.dialect;
