package dev.plumbline.ingest.crm.shape;

import dev.plumbline.privacy.Address;
import dev.plumbline.schema.Table;
import dev.plumbline.tables.staging.Users;
import java.util.List;
import java.util.Optional;

/** Our own people. */
final class UserShape implements Shape {

  private static final Input EMAIL = Input.of("email", Kind.PRIVATE);
  private static final Input IS_ACTIVE = Input.of(Users.IS_ACTIVE, Kind.FLAG);
  private static final Input LEFT_ON = Input.of(Users.LEFT_FIRM_AT, Kind.INSTANT);
  private static final List<Input> INPUTS =
      List.of(
          Input.required(Users.REP_ID, Kind.ID),
          EMAIL,
          Input.of(Users.MANAGER_ID, Kind.ID),
          IS_ACTIVE,
          LEFT_ON,
          Cells.IS_DELETED,
          Cells.CREATED_AT,
          Cells.MODIFIED_AT);

  @Override
  public List<Input> inputs() {
    return INPUTS;
  }

  @Override
  public Table table() {
    return Users.TABLE;
  }

  @Override
  public List<Draft> of(Cells in) {
    Reading reading = in.reading();
    Optional<Address> address = Address.parse(in.raw(EMAIL));
    boolean isActive = in.has(IS_ACTIVE) ? in.isTrue(IS_ACTIVE) : in.raw(LEFT_ON) == null;
    Draft draft =
        Draft.of(Users.TABLE, INPUTS, in)
            .set(Users.PERSON_KEY, address.map(reading.keys()::person).orElse(null))
            .set(Users.IS_ACTIVE, isActive && !in.isTrue(Cells.IS_DELETED))
            .outOfScopeIf(address.filter(reading.optOut()::covers).isPresent());
    return List.of(AccountShape.created(draft, in));
  }
}
