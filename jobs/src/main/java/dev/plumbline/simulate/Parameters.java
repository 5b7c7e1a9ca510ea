package dev.plumbline.simulate;

import dev.plumbline.simulate.world.Effects;
import dev.plumbline.simulate.world.Scale;

/** What was planted, as JSON. */
final class Parameters {

  private Parameters() {}

  static String json(Simulation simulation) {
    Effects effects = simulation.world().effects();
    Scale scale = simulation.world().scale(simulation.accounts(), simulation.months());
    return """
        {
          "world": "%s",
          "accounts": %d,
          "months": %d,
          "seed": %d,
          "reps": %d,
          "mail_intercept": %s,
          "earliest_start": %d,
          "latest_start": %d,
          "effects": {
            "depth": %s,
            "value": %s,
            "depth_to_value": %s,
            "depth_in_conflict": %s,
            "recent_deepening": %s,
            "push": %s,
            "size": %s,
            "quality": %s,
            "frailty": %s,
            "exit_intent": %s
          }
        }
        """
        .formatted(
            simulation.world(),
            simulation.accounts(),
            simulation.months(),
            simulation.seed(),
            scale.reps(),
            scale.mailIntercept(),
            scale.earliestStart(),
            scale.latestStart(),
            effects.depth(),
            effects.value(),
            effects.depthToValue(),
            effects.depthInConflict(),
            effects.recentDeepening(),
            effects.push(),
            effects.size(),
            effects.quality(),
            effects.frailty(),
            effects.exitIntent());
  }
}
