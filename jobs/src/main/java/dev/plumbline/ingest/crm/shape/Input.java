package dev.plumbline.ingest.crm.shape;

import dev.plumbline.schema.Field;
import java.io.Serializable;

/**
 * A column that a record of an export may have.
 *
 * @param name as the mapping of the settings calls it: that of the staged column if there is one
 * @param isRequired whether an export without this column cannot be read
 */
public record Input(String name, Kind kind, boolean isRequired) implements Serializable {

  static Input required(Field field, Kind kind) {
    return new Input(field.name(), kind, true);
  }

  static Input of(Field field, Kind kind) {
    return new Input(field.name(), kind, false);
  }

  static Input of(String name, Kind kind) {
    return new Input(name, kind, false);
  }

  static Input required(String name, Kind kind) {
    return new Input(name, kind, true);
  }
}
