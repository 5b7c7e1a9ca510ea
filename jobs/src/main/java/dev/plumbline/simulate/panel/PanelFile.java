package dev.plumbline.simulate.panel;

import dev.plumbline.simulate.truth.TruthFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the latent panel as gzip CSV. */
public final class PanelFile {

  private PanelFile() {}

  public static void write(LatentPanel panel, Path path) throws IOException {
    List<String> names =
        new ArrayList<>(List.of("account", "parent", "rep", "month", "tenure", "event"));
    for (Column column : Column.values()) {
      names.add(column.label());
    }
    try (TruthFile file = new TruthFile(path, names.toArray(String[]::new))) {
      for (int i = 0; i < panel.rows().size(); i++) {
        LatentPanel.Row row = panel.rows().get(i);
        List<Object> values =
            new ArrayList<>(
                List.of(
                    row.life().account().index(),
                    row.life().account().parent(),
                    row.month().rep().index(),
                    row.month().month(),
                    row.month().tenure(),
                    row.churns() ? 1 : 0));
        for (Column column : Column.values()) {
          values.add(String.format(Locale.ROOT, "%.5f", panel.column(column)[i]));
        }
        file.row(values.toArray());
      }
    }
  }
}
