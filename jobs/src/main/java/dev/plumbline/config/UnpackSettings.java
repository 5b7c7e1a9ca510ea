package dev.plumbline.config;

import java.io.Serializable;

/**
 * Section {@code unpack} of the settings.
 *
 * @param maxRatio so many times its packed size may come out of a file
 * @param maxBytes so much may come out of one file
 * @param maxMembers so many files may lie in one archive
 */
public record UnpackSettings(Integer maxRatio, Long maxBytes, Integer maxMembers)
    implements Serializable {

  static UnpackSettings from(Section section) {
    return new UnpackSettings(
        section.count("max-ratio", 2),
        section.bytes("max-bytes", 1L << 20),
        section.count("max-members", 1));
  }
}
