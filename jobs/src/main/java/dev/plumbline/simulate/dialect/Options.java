package dev.plumbline.simulate.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The labels of option sets that Dynamics keeps in a table: rows that no Salesforce object has. */
final class Options {

  private static final String TEXT =
      """
      account plumbline_segment 100000000 Small Business
      account plumbline_segment 100000001 Mid-Market
      account plumbline_segment 100000002 Enterprise
      opportunity plumbline_opportunitytype 1 New Business
      opportunity plumbline_opportunitytype 2 Existing Business
      opportunity plumbline_opportunitytype 3 Renewal
      incident prioritycode 0 Critical
      incident prioritycode 1 High
      incident prioritycode 2 Normal
      incident prioritycode 3 Low
      """;

  private Options() {}

  static List<Map<String, String>> rows() {
    List<Map<String, String>> rows = new ArrayList<>();
    TEXT.lines()
        .map(line -> line.split(" ", 4))
        .forEach(
            line ->
                rows.add(
                    Map.of(
                        "Object", line[0], "Column", line[1], "Code", line[2], "Label", line[3])));
    return rows;
  }
}
