package dev.plumbline.tables.core;

import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/**
 * Messages whose text had gone to five accounts in 30 days, one row per message and account; method
 * section 4.2.
 */
public final class TemplateMessages {

  public static final Field INTERACTION_ID =
      required("interaction_id", StringType, "Id of the message");
  public static final Field ACCOUNT_ID =
      required("account_id", StringType, "Account to which it is a template");

  public static final Table TABLE =
      new Table(
          Layer.CORE,
          "template_messages",
          List.of(INTERACTION_ID, ACCOUNT_ID),
          List.of(INTERACTION_ID, ACCOUNT_ID));

  private TemplateMessages() {}
}
