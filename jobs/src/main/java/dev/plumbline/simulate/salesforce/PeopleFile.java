package dev.plumbline.simulate.salesforce;

import dev.plumbline.simulate.people.Contact;
import dev.plumbline.simulate.people.Person;
import dev.plumbline.simulate.people.Timeline;
import dev.plumbline.simulate.world.Chance;
import dev.plumbline.simulate.world.Rep;
import java.io.IOException;
import java.nio.file.Path;

/** {@code Contact.csv} and {@code User.csv}: people at customers, and people of the seller. */
final class PeopleFile implements ObjectFile {

  private static final int MANAGERS = 3;

  private final Scene scene;
  private final CsvFile contacts;

  PeopleFile(Scene scene, Path folder) throws IOException {
    this.scene = scene;
    this.contacts =
        new CsvFile(
            folder,
            "Contact",
            "Id",
            "AccountId",
            "Email",
            "FirstName",
            "LastName",
            "Title",
            "Department",
            "IsDeleted",
            "CreatedDate",
            "LastModifiedDate");
    try (CsvFile users =
        new CsvFile(
            folder,
            "User",
            "Id",
            "Name",
            "Email",
            "IsActive",
            "UserRoleId",
            "ManagerId",
            "Left_Firm_Date__c",
            "CreatedDate",
            "LastModifiedDate")) {
      writeUsers(users);
    }
  }

  private void writeUsers(CsvFile users) throws IOException {
    Timeline timeline = scene.timeline();
    long founded = timeline.start(scene.world().scale().earliestStart()) - 700L * Scene.DAY;
    for (int i = 0; i <= MANAGERS; i++) {
      Person person = scene.directory().colleague(i, i == 0 ? "Administrator" : "Team Lead");
      user(users, Scene.USERS_OF_NO_ACCOUNT + i, person, true, null, "", founded, founded);
    }
    for (Rep rep : scene.world().salesForce().reps()) {
      boolean stays = rep.lastMonth() == Integer.MAX_VALUE;
      long left = stays ? 0 : timeline.start(rep.lastMonth() + 1) - 6 * Scene.HOUR;
      boolean pioneer = rep.firstMonth() == scene.world().scale().earliestStart();
      long hired = pioneer ? founded : timeline.start(rep.firstMonth()) - 5 * Scene.DAY;
      user(
          users,
          rep.index(),
          scene.directory().rep(rep),
          stays,
          SalesforceId.user(Scene.USERS_OF_NO_ACCOUNT + 1 + rep.seat() % MANAGERS),
          stays ? "" : Timeline.day(left).toString(),
          hired,
          stays ? hired : left);
    }
  }

  private void user(
      CsvFile users,
      int number,
      Person person,
      boolean active,
      String manager,
      String left,
      long created,
      long touched)
      throws IOException {
    users.row(
        SalesforceId.user(number),
        person.name(),
        person.address(),
        active,
        SalesforceId.of("00E", number < Scene.USERS_OF_NO_ACCOUNT ? 1 : 2),
        manager,
        left,
        scene.instant(created),
        scene.instant(touched));
  }

  @Override
  public void write(Customer customer) throws IOException {
    Chance chance = scene.chance("Contact", customer.index(), 0);
    long begun = scene.timeline().start(customer.first().month());
    for (Contact contact : customer.inCrm()) {
      Person person = contact.person();
      long created = begun - chance.between(10, 120) * Scene.DAY;
      contacts.row(
          SalesforceId.contact(contact.index()),
          customer.id(),
          person.address(),
          person.first(),
          person.last(),
          person.title(),
          contact.department(),
          false,
          scene.instant(created),
          scene.instant(created));
    }
  }

  @Override
  public void close() throws IOException {
    // A contact of no account, one without an id, and a row that ends too early.
    contacts.row(
        SalesforceId.of("003", 99_000_001),
        SalesforceId.of("001", 99_000_001),
        "office@nowhere.example",
        "Nobody",
        "Nowhere",
        "",
        "",
        false,
        scene.instant(scene.timeline().start(1)),
        scene.instant(scene.timeline().start(1)));
    contacts.row("", "", "", "", "Lost", "", "", false, "", "");
    contacts.spoiltRow(SalesforceId.of("003", 99_000_002), "", "");
    contacts.close();
  }
}
