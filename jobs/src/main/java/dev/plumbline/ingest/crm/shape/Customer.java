package dev.plumbline.ingest.crm.shape;

import dev.plumbline.tables.staging.Contacts;

/**
 * Who buys, or what a contact belongs to, where that may be a person: a contact, by the list {@code
 * customer-kind} of the settings, stands for the account that it is at.
 */
public final class Customer {

  static final Input ID = Input.of("customer_id", Kind.ID);
  static final Input KIND = Input.of("customer_kind", Kind.CODE);

  private Customer() {}

  /** Whether a file tells of what kind its customers are. */
  public static boolean isOfAKind(Columns columns) {
    return columns.has(ID.name()) && columns.has(KIND.name());
  }

  /** A row of whose account is told only that it is that of a contact, if so. */
  static Draft of(Draft draft, Cells in) {
    String customer = in.text(ID);
    boolean isAccount = !"CONTACT".equals(in.word("customer-kind", KIND, null));
    if (isAccount || customer == null || !customer.equals(draft.cell(Contacts.ACCOUNT_ID))) {
      return draft;
    }
    if (draft.cell(Contacts.CONTACT_ID) == null) {
      draft.set(Contacts.CONTACT_ID, customer);
    }
    return draft.set(Contacts.ACCOUNT_ID, null).ofContact(customer);
  }
}
