package dev.plumbline.simulate.salesforce;

import dev.plumbline.simulate.people.Company;
import dev.plumbline.simulate.people.Contact;
import dev.plumbline.simulate.world.AccountMonth;
import dev.plumbline.simulate.world.Exit;
import dev.plumbline.simulate.world.Life;
import java.util.List;

/**
 * A customer as the records need it.
 *
 * @param parent index of the account at the top of its group; its own if it stands alone
 */
record Customer(Life life, Company company, List<Contact> contacts, int parent) {

  String id() {
    return SalesforceId.account(index());
  }

  int index() {
    return life.account().index();
  }

  AccountMonth first() {
    return life.months().get(0);
  }

  /** Still a customer when the exports were made. */
  boolean stays() {
    return life.last().exit() == Exit.NONE;
  }

  String owner(AccountMonth month) {
    return SalesforceId.user(month.rep().index());
  }

  String ownerToday() {
    return owner(life.last());
  }

  List<Contact> inCrm() {
    return contacts.stream().filter(Contact::inCrm).toList();
  }

  /** Whoever is in charge in a month; the first or last known one outside the life. */
  AccountMonth at(int month) {
    int position = Math.max(0, Math.min(month - first().month(), life.months().size() - 1));
    return life.months().get(position);
  }
}
