package weir.query.insights;
import java.nio.file.*; import java.util.*; import java.util.stream.*;
import org.junit.jupiter.api.Test;
import weir.model.flow.*;
class ScratchTest {
  @Test void print() throws Exception {
    StringBuilder out = new StringBuilder();
    String cols = "(\"@timestamp\",\"@message\",\"@text\",\"@ingestiontime\",\"@logstream\",\"@log\",\"@group\",\"@sequence\"";
    RecordFormat f = RecordFormat.DEFAULT;
    for (RecordField x : f.fields()) cols += ",\"" + x.columnName() + "\"";
    cols += ")";
    List<String> rows = new ArrayList<>(); int i=0;
    for (SampleEvents.Event e : SampleEvents.flows()) {
      String[] p = e.message().split(" ");
      String r = "(BIGINT '" + e.timestamp() + "', VARCHAR '" + e.message() + "', CAST(NULL AS varchar), BIGINT '5', VARCHAR '" + e.stream() + "', VARCHAR '1:flows', BIGINT '0', BIGINT '" + i++ + "'";
      for (int k = 0; k < p.length; k++) { boolean n = f.fields().get(k).isNumber(); r += p[k].equals("-") ? (n ? ", CAST(NULL AS bigint)" : ", CAST(NULL AS varchar)") : n ? ", BIGINT '" + p[k] + "'" : ", VARCHAR '" + p[k] + "'"; }
      rows.add(r + ")");
    }
    String flows = "(VALUES " + String.join(", ", rows) + ") AS t " + cols;
    List<String> rows2 = new ArrayList<>(); i = 0;
    for (SampleEvents.Event e : SampleEvents.application())
      rows2.add("(BIGINT '" + e.timestamp() + "', VARCHAR '" + e.message() + "', VARCHAR '" + e.message() + "', BIGINT '5', VARCHAR 'web', VARCHAR '1:app', BIGINT '0', BIGINT '" + i++ + "')");
    String app = "(VALUES " + String.join(", ", rows2) + ") AS t (\"@timestamp\",\"@message\",\"@text\",\"@ingestiontime\",\"@logstream\",\"@log\",\"@group\",\"@sequence\")";
    QueryTimes times = new QueryTimes(java.time.Instant.ofEpochSecond(1767326400), 1767322800000L, 1767326399999L);
    List<String> qs = new ArrayList<>();
    for (CommandEntry c : Commands.ALL) qs.addAll(c.examples());
    for (FunctionGroup g : Functions.GROUPS) for (InsightsFunction fn : g.functions())
      qs.add(fn.aggregate() ? "stats " + fn.example().expression() + " as x" : "fields " + fn.example().expression() + " as x | sort @timestamp asc | limit 1");
    for (String q : qs) {
      boolean isApp = q.contains("@message ") && !q.contains("Interface") || q.contains("jsonParse(@m");
      InsightsPlan p = InsightsQuery.parse(q).plan(new EventRelation(isApp ? app : flows, isApp ? List.of() : f.fields(), false), s -> new EventRelation(flows, f.fields(), false), times, 10000);
      out.append(p.sql().replace("\n", " ")).append("\n");
    }
    Files.writeString(Path.of("/tmp/insights/sql.txt"), out);
  }
}
