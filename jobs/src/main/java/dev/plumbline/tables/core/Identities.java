package dev.plumbline.tables.core;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * Which account a person or a domain belongs to, and by which rule; taken as known today (method
 * section 3).
 */
public final class Identities {

  public static final Field IDENTITY_KEY =
      required("identity_key", StringType, "Keyed hash of an address or of a registrable domain");
  public static final Field KIND = required("kind", StringType, "PERSON or DOMAIN");
  public static final Field PERSON_KEY =
      optional(
          "person_key",
          StringType,
          "Key of the person: of several addresses that a contact has the first; null for a domain");
  public static final Field ACCOUNT_ID =
      optional("account_id", StringType, "Account; null where several claim it and none wins");
  public static final Field RULE =
      required("rule", StringType, "CRM_LINK, WEBSITE, CONTACT_DOMAIN or AMBIGUOUS");
  public static final Field CONTACT_ID =
      optional("contact_id", StringType, "Contact behind a person");
  public static final Field ROLE_FAMILY =
      optional("role_family", StringType, "Role family of the contact");
  public static final Field SENIORITY =
      optional("seniority", IntegerType, "Seniority of the contact");
  public static final Field CLAIMS = required("claims", IntegerType, "How many accounts claim it");

  public static final Table TABLE =
      new Table(
          Layer.CORE,
          "identities",
          List.of(IDENTITY_KEY),
          List.of(
              IDENTITY_KEY,
              KIND,
              PERSON_KEY,
              ACCOUNT_ID,
              RULE,
              CONTACT_ID,
              ROLE_FAMILY,
              SENIORITY,
              CLAIMS));

  private Identities() {}
}
