package dev.plumbline.fit;

import dev.plumbline.stats.panel.PanelBlock;
import dev.plumbline.stats.panel.PanelBlock.ClusterIndex;
import dev.plumbline.stats.panel.PanelBlockBuilder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Some of the rows of blocks, with another event: decoded once, looked at in several ways.
 *
 * @param held column of the sum of powers of two that a row holds
 * @param asked sum of those that it must hold
 * @param event column that is 1 for an event
 */
record RowFilter(int held, long asked, int event) implements Serializable {

  List<PanelBlock> of(Iterator<PanelBlock> blocks) {
    List<PanelBlock> kept = new ArrayList<>();
    blocks.forEachRemaining(block -> keep(block, kept));
    return kept;
  }

  private void keep(PanelBlock block, List<PanelBlock> kept) {
    int ways = block.clusters().length;
    int values = block.columns().length;
    PanelBlockBuilder builder = new PanelBlockBuilder(values, ways, false, false);
    for (int run = 0; run < block.runs(); run++) {
      for (int row = block.start()[run]; row < block.start()[run + 1]; row++) {
        if (((long) block.columns()[held][row] & asked) != asked) {
          continue;
        }
        boolean happens = block.columns()[event][row] == 1;
        builder.row(block.stratum()[run], block.time()[run], happens);
        for (int way = 0; way < ways; way++) {
          ClusterIndex clusters = block.clusters()[way];
          builder.cluster(way, clusters.ids()[clusters.ofRow()[row]]);
        }
        for (int k = 0; k < values; k++) {
          builder.value(k, block.columns()[k][row]);
        }
      }
    }
    if (!builder.isEmpty()) {
      kept.add(builder.build());
    }
  }
}
