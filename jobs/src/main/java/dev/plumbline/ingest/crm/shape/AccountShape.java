package dev.plumbline.ingest.crm.shape;

import dev.plumbline.privacy.DomainKind;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Accounts;
import java.time.Instant;
import java.util.List;

/**
 * Companies. One whose creation the export does not tell has always been there: it is known from
 * 1970 on. Of several web sites the first that is a company's own counts.
 */
final class AccountShape implements Shape {

  static final Instant ALWAYS = Instant.EPOCH;

  private static final Input ID = Input.required(Accounts.ACCOUNT_ID, Kind.ID);
  private static final Input PARENT = Input.of(Accounts.PARENT_ID, Kind.ID);
  private static final Input MERGED_INTO = Input.of(Accounts.MERGED_INTO_ID, Kind.ID);
  private static final Input NAME = Input.of("name", Kind.PRIVATE);
  private static final Input WEBSITE = Input.of("website", Kind.PRIVATE);
  private static final Input SEGMENT = Input.of(Accounts.SEGMENT, Kind.CODE);
  private static final Input OWNER = Input.of(Accounts.OWNER_ID, Kind.ID);
  private static final Input IS_CHURNED = Input.of(Accounts.IS_CHURNED, Kind.FLAG);

  private static final List<Input> INPUTS =
      List.of(
          ID,
          PARENT,
          MERGED_INTO,
          Cells.IS_DELETED,
          NAME,
          WEBSITE,
          Input.of(Accounts.EXTERNAL_ID, Kind.CODE),
          SEGMENT,
          Input.of(Accounts.REGION, Kind.CODE),
          Input.of(Accounts.INDUSTRY, Kind.CODE),
          Input.of(Accounts.EMPLOYEES, Kind.WHOLE),
          Input.of(Accounts.ANNUAL_REVENUE, Kind.MONEY),
          OWNER,
          IS_CHURNED,
          Input.of(Accounts.CHURNED_AT, Kind.PAST),
          Cells.CREATED_AT,
          Cells.MODIFIED_AT);

  @Override
  public List<Input> inputs() {
    return INPUTS;
  }

  @Override
  public List<Input> tracked() {
    return List.of(OWNER, SEGMENT, PARENT, IS_CHURNED);
  }

  @Override
  public Table table() {
    return Accounts.TABLE;
  }

  @Override
  public List<Draft> of(Cells in) {
    Reading reading = in.reading();
    List<String> domains = WebSite.domains(in.raw(WEBSITE));
    String domain =
        domains.stream()
            .filter(site -> reading.domains().kindOf(site) == DomainKind.COMPANY)
            .findFirst()
            .orElse(null);
    String name = CompanyName.plain(in.raw(NAME));
    Draft draft = Draft.of(Accounts.TABLE, INPUTS, in);
    String external = draft.cell(Accounts.EXTERNAL_ID);
    draft
        .set(Accounts.IS_DELETED, in.isTrue(Cells.IS_DELETED))
        .set(Accounts.EXTERNAL_ID, external == null ? null : RecordId.spelled(external))
        .set(Accounts.DOMAIN_KEY, domain == null ? null : reading.keys().domain(domain))
        .set(Accounts.NAME_KEY, name.isEmpty() ? null : reading.keys().name(name))
        .set(Accounts.MERGED_AT, draft.cell(Accounts.MERGED_INTO_ID) == null ? null : in.stamp())
        .outOfScopeIf(domains.stream().anyMatch(reading.optOut()::coversDomain));
    return List.of(created(draft, in));
  }

  /** The times of something that is there since its record was made. */
  static Draft created(Draft draft, Cells in) {
    Instant created = in.instant(Cells.CREATED_AT);
    draft.times(created == null ? ALWAYS : created, created, in.reading());
    return draft;
  }
}
