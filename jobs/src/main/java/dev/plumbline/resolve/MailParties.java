package dev.plumbline.resolve;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static dev.plumbline.tables.core.Parties.CONCERNED;
import static dev.plumbline.tables.core.Parties.IS_SENDER_OWN;
import static dev.plumbline.tables.core.Parties.LIST_KEY;
import static dev.plumbline.tables.core.Parties.RECIPIENTS;
import static dev.plumbline.tables.core.Parties.REP_ID;
import static dev.plumbline.tables.core.Parties.SECOND_KEY;
import static dev.plumbline.tables.core.Parties.SELLERS;
import static dev.plumbline.tables.core.Parties.SENDER_KEY;
import static dev.plumbline.tables.staging.Interactions.PARTICIPANTS;
import static dev.plumbline.tables.staging.Interactions.PARTICIPANTS_CHECK;
import static dev.plumbline.tables.staging.Interactions.PARTICIPANTS_KEY;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import dev.plumbline.schema.AddressKey;
import dev.plumbline.schema.Field;
import dev.plumbline.tables.core.Identities;
import dev.plumbline.tables.core.Parties;
import dev.plumbline.tables.staging.Interactions;
import dev.plumbline.tables.staging.Users;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who is on a message: a person's account by the CRM's link, else by the domain of the address.
 *
 * <p>Ours is who writes from our own domains, and whom the CRM has as a user, whatever the domain,
 * unless it has the person as a contact too: customers can be users of a portal. The rep is the
 * first user in the order sender, To, Cc.
 *
 * <p>Few lists of participants are behind many messages, as threads go to and fro between the same
 * people. Each list is resolved once, and its messages take what it is: no message is taken apart.
 */
public final class MailParties {

  private static final Field POSITION = required("position", IntegerType, "Place in the list");
  private static final Field PARTICIPANT =
      required("participant", StringType, "Person on the message");
  private static final Field PERSON_KEY =
      optional("person_key", StringType, "Keyed hash of the address");
  private static final Field DOMAIN_KEY =
      optional("domain_key", StringType, "Keyed hash of the registrable domain");
  private static final Field IS_OWN = required("is_own", BooleanType, "Whether ours");
  private static final Field ROLE = required("role", StringType, "FROM, TO or CC");
  private static final Field PEOPLE =
      required(
          "people",
          createArrayType(
              createStructType(
                  List.of(
                      createStructField("account_id", StringType, true),
                      createStructField("person_key", StringType, true),
                      createStructField("is_sender", BooleanType, true)))),
          "People of accounts: account, keyed address, whether they wrote it");
  private static final Field PERSON =
      optional("person", StringType, "Key of a person who has several addresses");
  private static final Field PERSON_ACCOUNT =
      optional("person_account", StringType, "Account by person");
  private static final Field DOMAIN_ACCOUNT =
      optional("domain_account", StringType, "Account by domain");
  private static final Field USER = optional("user", StringType, "Rep by person");

  private MailParties() {}

  /**
   * Rows of {@link Parties}.
   *
   * @param interactions rows of {@link Interactions}
   * @param identities rows of {@link Identities}
   * @param users rows of {@link Users}
   */
  public static Dataset<Row> of(
      Dataset<Row> interactions, Dataset<Row> identities, Dataset<Row> users) {
    Column isSender = ROLE.col().equalTo("FROM");
    Column isOwn = IS_OWN.col().or(USER.col().isNotNull().and(PERSON_ACCOUNT.col().isNull()));
    Column account = coalesce(PERSON_ACCOUNT.col(), DOMAIN_ACCOUNT.col());
    Column key = coalesce(PERSON.col(), PERSON_KEY.col());
    Column person = when(AddressKey.isPerson(key), key);
    Column buyer =
        when(
            not(isOwn).and(account.isNotNull()),
            struct(account.as("account_id"), person.as("person_key"), isSender.as("is_sender")));
    Column order = when(isSender, 0).when(ROLE.col().equalTo("TO"), 1).otherwise(2);
    Column rep = when(isOwn.and(USER.col().isNotNull()), struct(order, POSITION.col(), USER.col()));

    return people(interactions.where(not(Interactions.isLinked())))
        .join(
            owners(identities, "PERSON", PERSON_KEY, PERSON_ACCOUNT, PERSON),
            PERSON_KEY.name(),
            "left")
        .join(owners(identities, "DOMAIN", DOMAIN_KEY, DOMAIN_ACCOUNT), DOMAIN_KEY.name(), "left")
        .join(reps(users), PERSON_KEY.name(), "left")
        .groupBy(LIST_KEY.col(), SECOND_KEY.col())
        .agg(
            PEOPLE.from(collect_list(buyer)),
            SELLERS.from(size(collect_set(when(isOwn, person)))),
            RECIPIENTS.from(count_if(not(isSender))),
            SENDER_KEY.from(max(when(isSender, key))),
            IS_SENDER_OWN.from(coalesce(max(when(isSender, isOwn)), lit(false))),
            REP_ID.from(min(rep).getField(USER.name())))
        .where(size(PEOPLE.col()).gt(0))
        .withColumn(CONCERNED.name(), concerned(PEOPLE.col(), IS_SENDER_OWN.col()))
        .drop(PEOPLE.name());
  }

  /**
   * The messages that concern an account, each with what {@link Parties} tells of its participants.
   *
   * @param interactions rows of {@link Interactions}
   * @param parties rows of {@link Parties}
   */
  static Dataset<Row> on(Dataset<Row> interactions, Dataset<Row> parties) {
    Column isSameList = PARTICIPANTS_CHECK.col().bitwiseXOR(SECOND_KEY.col()).equalTo(0);
    return interactions
        .where(not(Interactions.isLinked()))
        // One number is looked up sooner than two: the second is no key of the join.
        .join(parties, PARTICIPANTS_KEY.col().equalTo(LIST_KEY.col()).and(isSameList))
        .drop(Parties.TABLE.keyNames());
  }

  /**
   * {@link Parties#CONCERNED}, by the rule of {@link ResolvedInteractions}.
   *
   * <p>To be asked of lists of people, not of messages: Spark interprets what it does with the
   * fields of an element, field by field.
   *
   * @param people as {@link #PEOPLE}
   */
  private static Column concerned(Column people, Column isSenderOwn) {
    Column senders = accountsOf(filter(people, person -> person.getField("is_sender")));
    Column accounts =
        when(not(isSenderOwn).and(size(senders).gt(0)), senders).otherwise(accountsOf(people));
    return CONCERNED.from(
        transform(accounts, account -> struct(account, size(peopleOf(account, people)))));
  }

  private static Column accountsOf(Column people) {
    return array_distinct(transform(people, person -> person.getField("account_id")));
  }

  private static Column peopleOf(Column account, Column people) {
    Column theirs = filter(people, person -> person.getField("account_id").equalTo(account));
    Column keys = transform(theirs, person -> person.getField("person_key"));
    return array_distinct(filter(keys, key -> key.isNotNull()));
  }

  /** Everybody on a list of participants, one row each; lists that are alike are one list. */
  private static Dataset<Row> people(Dataset<Row> messages) {
    return Interactions.keyed(messages.select(PARTICIPANTS.col()).distinct())
        .select(
            LIST_KEY.from(PARTICIPANTS_KEY.col()),
            SECOND_KEY.from(PARTICIPANTS_CHECK.col()),
            posexplode(PARTICIPANTS.col()).as(new String[] {POSITION.name(), PARTICIPANT.name()}))
        .select(
            LIST_KEY.col(),
            SECOND_KEY.col(),
            POSITION.col(),
            PARTICIPANT.col().getField(PERSON_KEY.name()).as(PERSON_KEY.name()),
            PARTICIPANT.col().getField(DOMAIN_KEY.name()).as(DOMAIN_KEY.name()),
            PARTICIPANT.col().getField(IS_OWN.name()).as(IS_OWN.name()),
            PARTICIPANT.col().getField(ROLE.name()).as(ROLE.name()));
  }

  /** The account of each key, and with it what else of {@link #PERSON} is asked for. */
  private static Dataset<Row> owners(
      Dataset<Row> identities, String kind, Field key, Field account, Field... more) {
    Column[] columns =
        Stream.concat(
                Stream.of(
                    key.from(Identities.IDENTITY_KEY.col()),
                    account.from(Identities.ACCOUNT_ID.col())),
                Stream.of(more).map(field -> field.from(Identities.PERSON_KEY.col())))
            .toArray(Column[]::new);
    return identities
        .where(Identities.KIND.col().equalTo(kind).and(Identities.ACCOUNT_ID.col().isNotNull()))
        .select(columns);
  }

  /** One user for each address: an active one before one who left. */
  private static Dataset<Row> reps(Dataset<Row> users) {
    return users
        .where(Users.PERSON_KEY.col().isNotNull())
        .groupBy(PERSON_KEY.from(Users.PERSON_KEY.col()))
        .agg(
            USER.from(
                min(struct(not(Users.IS_ACTIVE.col()), Users.REP_ID.col()))
                    .getField(Users.REP_ID.name())));
  }
}
