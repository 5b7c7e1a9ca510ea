package dev.plumbline.ingest.mail;

/** Why a message goes to quarantine. */
enum Reason {
  /** The file begins with something that is no message. */
  NOT_A_MESSAGE,
  /** More header than any message has. */
  HEADER_TOO_LONG,
  /** Not even the borders of its headers can be found. */
  MALFORMED,
  NO_SENDER,
  /** Neither Date nor Received nor the separator holds a date from 1980 to 2099. */
  NO_DATE,
  /** The file ends inside its compression. */
  CUT,
  /** More comes out of the compressed file than the settings allow. */
  UNPACKED_TOO_FAR,
  /** The storage fails, or what is compressed is damaged. */
  UNREADABLE
}
