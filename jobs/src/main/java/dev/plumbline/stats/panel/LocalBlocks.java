package dev.plumbline.stats.panel;

import java.io.Serializable;
import java.util.List;

/** Blocks in the memory of this process. */
public record LocalBlocks<B>(List<B> blocks) implements Blocks<B> {

  public LocalBlocks {
    blocks = List.copyOf(blocks);
  }

  @Override
  public Blocks<B> changed(Change<B> change) {
    return new LocalBlocks<>(blocks.stream().map(change::of).toList());
  }

  @Override
  public <S extends Serializable> S sum(BlockPass<B, S> pass) {
    S state = pass.start();
    blocks.forEach(block -> pass.add(state, block));
    return state;
  }

  @Override
  public <S extends ByCluster<S>, R extends Serializable> List<R> exchange(
      BlockPass<B, S> pass, Look<S, R> look) {
    return List.of(look.at(sum(pass)));
  }
}
