package dev.plumbline.ingest.crm.shape;

import dev.plumbline.privacy.Address;
import dev.plumbline.privacy.DomainKind;
import dev.plumbline.privacy.MailDomains;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Contacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People at accounts. One may be told to be a person's: then he is at the account of that one. */
final class ContactShape implements Shape {

  private static final Input EMAIL = Input.of("email", Kind.PRIVATE);
  private static final Input OTHER_EMAILS = Input.of("other_emails", Kind.PRIVATE);
  private static final Input THIRD_EMAIL = Input.of("third_email", Kind.PRIVATE);
  private static final Input TITLE = Input.of("title", Kind.PRIVATE);
  private static final Input DEPARTMENT = Input.of("department", Kind.PRIVATE);
  private static final int MOST_ADDRESSES = 20;
  private static final List<Input> INPUTS =
      List.of(
          Input.required(Contacts.CONTACT_ID, Kind.ID),
          Input.required(Contacts.ACCOUNT_ID, Kind.ID),
          Customer.ID,
          Customer.KIND,
          EMAIL,
          OTHER_EMAILS,
          THIRD_EMAIL,
          TITLE,
          DEPARTMENT,
          Cells.IS_DELETED,
          Cells.CREATED_AT,
          Cells.MODIFIED_AT);

  @Override
  public List<Input> inputs() {
    return INPUTS;
  }

  @Override
  public Table table() {
    return Contacts.TABLE;
  }

  @Override
  public List<Draft> of(Cells in) {
    Reading reading = in.reading();
    Optional<Address> address = Address.parse(in.raw(EMAIL));
    JobTitle title = JobTitle.of(in.raw(TITLE), in.raw(DEPARTMENT));
    Draft draft =
        Draft.of(Contacts.TABLE, INPUTS, in)
            .set(Contacts.PERSON_KEY, address.map(reading.keys()::person).orElse(null))
            .set(Contacts.OTHER_PERSON_KEYS, others(address.orElse(null), in))
            .set(Contacts.DOMAIN_KEY, address.map(a -> domainKey(a, reading)).orElse(null))
            .set(Contacts.ROLE_FAMILY, title.roleFamily())
            .set(Contacts.SENIORITY, title.seniority())
            .set(Contacts.IS_DELETED, in.isTrue(Cells.IS_DELETED))
            .outOfScopeIf(address.filter(reading.optOut()::covers).isPresent());
    return List.of(AccountShape.created(Customer.of(draft, in), in));
  }

  private static String others(Address first, Cells in) {
    Reading reading = in.reading();
    String keys =
        Stream.of(OTHER_EMAILS, THIRD_EMAIL)
            .map(in::raw)
            .filter(text -> text != null)
            .flatMap(text -> Stream.of(text.split("[;,\\s]+")))
            .flatMap(text -> Address.parse(text).stream())
            .filter(address -> !address.equals(first) && !reading.optOut().covers(address))
            .map(reading.keys()::person)
            .distinct()
            .limit(MOST_ADDRESSES)
            .collect(Collectors.joining(" "));
    return keys.isEmpty() ? null : keys;
  }

  private static String domainKey(Address address, Reading reading) {
    String domain = MailDomains.registrable(address.domain());
    boolean isCompanys = reading.domains().kindOf(domain) == DomainKind.COMPANY;
    return isCompanys ? reading.keys().domain(domain) : null;
  }
}
