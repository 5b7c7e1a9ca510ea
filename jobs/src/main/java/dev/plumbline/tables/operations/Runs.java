package dev.plumbline.tables.operations;

import static dev.plumbline.schema.Field.optional;
import static dev.plumbline.schema.Field.required;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.plumbline.schema.Field;
import dev.plumbline.schema.Layer;
import dev.plumbline.schema.Table;
import java.util.List;

/** One row per run: what went in, what was set, how it ended; method section 18.2, run_manifest. */
public final class Runs {

  public static final Field RUN_ID = required("run_id", StringType, "Id of the run");
  public static final Field COMMAND = required("command", StringType, "Command");
  public static final Field STARTED_AT = required("started_at", TimestampType, "When it started");
  public static final Field ENDED_AT = required("ended_at", TimestampType, "When it ended");
  public static final Field EXIT_CODE =
      required(
          "exit_code", IntegerType, "0 done, 2 user error, 3 bug, 4 quality gate, 5 lake held");
  public static final Field AS_OF =
      optional("as_of", DateType, "First day after the data that was used");
  public static final Field CODE_VERSION =
      required("code_version", StringType, "Version of the code");
  public static final Field LEXICON =
      required("lexicon", StringType, "Version and hash of the lexicon");
  public static final Field CONFIG_HASH =
      required("config_hash", StringType, "Hash of the settings");
  public static final Field CONFIG =
      required("config", StringType, "The settings, secrets redacted");
  public static final Field INPUTS_FINGERPRINT =
      required("inputs_fingerprint", StringType, "Hash over the files that were read");
  public static final Field INPUTS = required("inputs", LongType, "Number of files");
  public static final Field SEEDS = required("seeds", StringType, "Seeds");
  public static final Field JOBS_RUN =
      required("jobs_run", StringType, "Jobs that ran, comma separated");
  public static final Field JOBS_KEPT =
      required("jobs_kept", StringType, "Jobs whose tables stood");
  public static final Field CONSERVATION =
      required(
          "conservation",
          StringType,
          "Of each source: records read = accepted + quarantined + duplicate + out of scope; empty if it was not looked at");
  public static final Field QUARANTINE =
      required(
          "quarantine",
          StringType,
          "Of each source: reason codes of its records in quarantine, with counts");
  public static final Field ENCODINGS =
      required("encodings", StringType, "Of each source: how bytes of its files were read as text");
  public static final Field MESSAGE = optional("message", StringType, "The message of a failure");

  public static final Table TABLE =
      new Table(
          Layer.OPERATIONS,
          "runs",
          List.of(RUN_ID),
          List.of(
              RUN_ID,
              COMMAND,
              STARTED_AT,
              ENDED_AT,
              EXIT_CODE,
              AS_OF,
              CODE_VERSION,
              LEXICON,
              CONFIG_HASH,
              CONFIG,
              INPUTS_FINGERPRINT,
              INPUTS,
              SEEDS,
              JOBS_RUN,
              JOBS_KEPT,
              CONSERVATION,
              QUARANTINE,
              ENCODINGS,
              MESSAGE));

  private Runs() {}
}
