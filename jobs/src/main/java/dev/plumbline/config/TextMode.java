package dev.plumbline.config;

/** How much of a message's text is scored. Whatever is read is dropped in the task that read it. */
public enum TextMode {
  /** Headers only: the body is not even decoded. */
  NONE,
  SUBJECT,
  /** Subject and body. */
  BODY
}
