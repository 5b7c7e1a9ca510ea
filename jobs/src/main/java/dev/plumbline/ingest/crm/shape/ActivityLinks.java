package dev.plumbline.ingest.crm.shape;

import dev.plumbline.tables.staging.Interactions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom and what an activity is about.
 *
 * <p>A CRM that links activities to anything at all tells the kind of the other end by its id; the
 * list {@code id-kind} of the settings knows how.
 */
final class ActivityLinks {

  static final Input ID = Input.required(Interactions.INTERACTION_ID, Kind.ID);
  static final Input ACCOUNT = Input.of(Interactions.ACCOUNT_ID, Kind.ID);
  static final Input PERSON = Input.of(Interactions.CONTACT_ID, Kind.ID);
  static final Input RELATED = Input.of(Interactions.RELATED_ID, Kind.ID);
  static final Input OWNER = Input.of(Interactions.OWNER_ID, Kind.ID);
  static final Input IS_SERIES = Input.of("is_series", Kind.FLAG);
  static final List<Input> INPUTS =
      Stream.concat(
              Stream.of(
                  ID,
                  ACCOUNT,
                  PERSON,
                  RELATED,
                  OWNER,
                  IS_SERIES,
                  Cells.IS_DELETED,
                  Cells.CREATED_AT,
                  Cells.MODIFIED_AT),
              ActivityText.INPUTS.stream())
          .toList();

  private ActivityLinks() {}

  /** A row with its links and its score; a series of activities is no activity itself. */
  static Draft draft(List<Input> inputs, Cells in) {
    String related = in.text(RELATED);
    String person = in.text(PERSON);
    boolean isAccounts = "ACCOUNT".equals(kind(related, in.reading()));
    Draft draft = Draft.of(Interactions.TABLE, inputs, in);
    draft
        .set(Interactions.RELATED_ID, isAccounts ? null : related)
        .set(Interactions.CONTACT_ID, "LEAD".equals(kind(person, in.reading())) ? null : person)
        .set(Interactions.IS_EVENT_AT_DOUBTFUL, false)
        .outOfScopeIf(in.isTrue(Cells.IS_DELETED) || in.isTrue(IS_SERIES));
    if (isAccounts && draft.cell(Interactions.ACCOUNT_ID) == null) {
      draft.set(Interactions.ACCOUNT_ID, related);
    }
    return ActivityText.score(draft, in);
  }

  private static String kind(String id, Reading reading) {
    return id == null ? null : reading.word("id-kind", reading.bare(id), null);
  }
}
