package dev.plumbline.ingest.crm.shape;

/** Why a record, or the rest of a file, cannot be read. */
public enum Reason {
  /** The file ends in the middle of this record. */
  CUT,
  /** Bytes that the encoding does not have. */
  ENCODING,
  /** The compressed file is damaged. */
  UNREADABLE,
  /** More comes out of the compressed file than the settings allow. */
  UNPACKED_TOO_FAR,
  FIELD_COUNT,
  /** A quote that is not doubled. */
  QUOTES,
  OVERSIZED,
  MISSING_VALUE,
  BAD_ID,
  BAD_DATE,
  DATE_OUT_OF_RANGE,
  BAD_NUMBER,
  BAD_FLAG,
  /** Text or an address where a code is expected. */
  NOT_A_CODE;

  /** Whether nothing of the export may be used: what is missing cannot be told. */
  public boolean isFatal() {
    return switch (this) {
      case CUT, ENCODING, UNREADABLE, UNPACKED_TOO_FAR -> true;
      case FIELD_COUNT,
          QUOTES,
          OVERSIZED,
          MISSING_VALUE,
          BAD_ID,
          BAD_DATE,
          DATE_OUT_OF_RANGE,
          BAD_NUMBER,
          BAD_FLAG,
          NOT_A_CODE ->
          false;
    };
  }
}
