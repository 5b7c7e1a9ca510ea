package dev.plumbline.stats.hmm;

import dev.plumbline.stats.panel.BlockPass;
import java.util.ArrayList;
import java.util.List;

/** The E-step of several models in one look at the sequences. */
record HmmPass(List<PoissonHmm> models) implements BlockPass<CountSequences, ArrayList<HmmSums>> {

  HmmPass {
    models = List.copyOf(models);
  }

  @Override
  public ArrayList<HmmSums> start() {
    ArrayList<HmmSums> sums = new ArrayList<>();
    models.forEach(model -> sums.add(new HmmSums(model.states(), model.kinds())));
    return sums;
  }

  @Override
  public void add(ArrayList<HmmSums> sums, CountSequences block) {
    for (int i = 0; i < models.size(); i++) {
      new Smoother(models.get(i), block).addTo(sums.get(i));
    }
  }

  @Override
  public void merge(ArrayList<HmmSums> into, ArrayList<HmmSums> from) {
    for (int i = 0; i < into.size(); i++) {
      into.get(i).add(from.get(i));
    }
  }
}
