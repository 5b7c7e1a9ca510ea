package dev.plumbline.ingest.crm.shape;

/** What a column of an export holds, and so which texts are right in it. */
public enum Kind {
  /** An id of this system. Staged with the source before it. */
  ID,
  /** A word from a list, as the company codes it. */
  CODE,
  FLAG,
  /** A flag that any one of its columns may raise. */
  MARK,
  WHOLE,
  MONEY,
  DATE,
  /** A date whose far future stands for none. */
  OPEN_DATE,
  /** An instant at which something stops, as its last day; the far future stands for none. */
  UNTIL,
  INSTANT,
  /** An instant that cannot be later than the last change of its record. */
  PAST,
  /** What only the task that reads it may see: names, addresses, titles, texts. */
  PRIVATE
}
