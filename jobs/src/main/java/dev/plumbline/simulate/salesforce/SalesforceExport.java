package dev.plumbline.simulate.salesforce;

import dev.plumbline.simulate.people.Directory;
import dev.plumbline.simulate.people.Timeline;
import dev.plumbline.simulate.text.Sentences;
import dev.plumbline.simulate.world.Fault;
import dev.plumbline.simulate.world.LatentWorld;
import dev.plumbline.simulate.world.Life;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes one CSV file per object, customer by customer. */
public final class SalesforceExport {

  private final Scene scene;

  public SalesforceExport(
      LatentWorld world, Directory directory, Timeline timeline, Sentences sentences, Fault fault) {
    this.scene = new Scene(world, directory, timeline, sentences, fault);
  }

  public void write(List<Life> lives, Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<Integer, Integer> parents = new HashMap<>();
    try (ObjectFile accounts = new AccountFile(scene, folder);
        ObjectFile people = new PeopleFile(scene, folder);
        ObjectFile contracts = new ContractFile(scene, folder);
        ObjectFile opportunities = new OpportunityFile(scene, folder);
        ObjectFile cases = new CaseFile(scene, folder);
        ObjectFile activities = new ActivityFile(scene, folder)) {
      List<ObjectFile> files =
          List.of(accounts, people, contracts, opportunities, cases, activities);
      for (Life life : lives) {
        int top = parents.computeIfAbsent(life.account().parent(), p -> life.account().index());
        Customer customer =
            new Customer(
                life,
                scene.directory().company(life.account()),
                scene.directory().contacts(life.account()),
                top);
        for (ObjectFile file : files) {
          file.write(customer);
        }
      }
    }
  }
}
