package weir.query.insights;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import weir.model.aws.Fault;
import weir.model.flow.RecordFormat;

/// Reads any bytes as a query: what is accepted must read back from its text and become SQL.
public final class InsightsQueryFuzz {
  private static final LookupTable TABLE =
      LookupTable.parse("t", "a,srcAddr,bytes\n1,10.0.0.0/8,x\n");

  private InsightsQueryFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    InsightsQuery query;
    try {
      query = InsightsQuery.parse(text);
    } catch (MalformedQuery refused) {
      if (refused.start() < 0
          || refused.start() > refused.end()
          || refused.end() > text.length()
          || refused.sentence().isEmpty()) {
        throw new AssertionError("a refusal at no place of the text", refused);
      }
      return;
    }
    if (!InsightsQuery.parse(query.text()).equals(query)) {
      throw new AssertionError("reads back differently: " + query.text());
    }
    EventRelation relation =
        new EventRelation(
            "events0", RecordFormat.DEFAULT.fields(), text.length() % 2 == 0, List.of());
    try {
      query.plan(relation, _ -> relation, _ -> TABLE, new QueryTimes(Instant.EPOCH, 0, 1), 10);
    } catch (Fault.Invalid wrongTable) {
      // The table does not have the columns that the query names.
    }
  }
}
