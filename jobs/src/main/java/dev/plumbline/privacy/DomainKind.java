package dev.plumbline.privacy;

/** Whose domain a mail address stands in. */
public enum DomainKind {
  /** One of ours. */
  OWN,
  /** Shared by people who have nothing to do with each other. */
  FREE_MAIL,
  /** Of a company or another organisation. */
  COMPANY
}
