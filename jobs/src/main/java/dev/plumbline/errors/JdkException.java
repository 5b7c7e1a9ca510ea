package dev.plumbline.errors;

/** A Java that Spark does not run on. */
public final class JdkException extends UserException {

  public JdkException(int version) {
    super(
        "Cannot run on Java %d: Spark needs a JDK 17, 21 or 25. Set JAVA_HOME to one."
            .formatted(version));
  }
}
