package weir.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import weir.dataplane.lab.Lab;
import weir.model.net.IpAddress;
import weir.query.files.Engine;
import weir.query.files.Query;
import weir.query.files.QueryRows;
import weir.query.files.QueryTable;
import weir.query.files.ResultColumn;

/// What a run of the lab has to show: who talked most, who was rejected most, and why one of them
/// was.
final class LabSummary {
  private static final int ROWS = 5;
  private static final int MOST_FLOWS = 15;

  private final LabRecord record;
  private final Engine engine;

  LabSummary(LabRecord record, Engine engine) {
    this.record = record;
    this.engine = engine;
  }

  void print(PrintWriter out) {
    String folder = record.folder().toString();
    out.printf(
        Locale.ROOT,
        "%,d packets became %,d flow records in %s%n",
        record.packets(),
        record.records(),
        folder);
    if (record.packets() == 0) {
      return;
    }
    try (QueryTable table = engine.open(List.of(folder))) {
      out.println();
      out.println("Top talkers, by bytes");
      table(out, table, talkers(table));
      out.println();
      out.println("Top rejected sources, by flows");
      table(out, table, rejected(table));
      RejectedFlows flows = new RejectedFlows(table, record.network());
      flows
          .most()
          .ifPresent(flow -> {
            out.println();
            flow.print(out);
          });
      each(out, flows.each());
    }
    out.println();
    out.println("Go on with");
    out.println("  weir explain --network " + folder + "/network.yaml --from " + folder);
    out.println("  weir ask port-scans --with ports=10 --from " + folder);
    out.println("  weir top --rejected --by srcaddr,dstport --metric flows --from " + folder);
    out.println(
        "  weir sql \"SELECT flow_direction, action, count(*) FROM flow_logs GROUP BY 1, 2\""
            + " --from "
            + folder);
  }

  private static void each(PrintWriter out, List<RejectedFlow> flows) {
    if (flows.isEmpty()) {
      return;
    }
    int width = flows.stream().mapToInt(flow -> flow.words().length()).max().orElseThrow();
    out.println();
    out.println("Every rejected flow, and what rejected it");
    for (RejectedFlow flow : flows.subList(0, Math.min(flows.size(), MOST_FLOWS))) {
      out.printf(
          Locale.ROOT,
          "%6d  %-" + width + "s  %s%n",
          flow.times(),
          flow.words(),
          flow.explanation().decisive());
    }
    if (flows.size() > MOST_FLOWS) {
      out.println("        and " + (flows.size() - MOST_FLOWS) + " more");
    }
  }

  private Optional<String> name(String address) {
    return IpAddress.find(address).flatMap(known -> Lab.findHost(record.network(), known));
  }

  /// The same as one object.
  void printJson(PrintWriter out) {
    try (QueryTable table = engine.open(List.of(record.folder().toString()));
        JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("folder", record.folder().toString());
      json.writeBooleanField("live", record.live());
      json.writeNumberField("packets", record.packets());
      json.writeNumberField("records", record.records());
      json.writeArrayFieldStart("topTalkers");
      rows(json, table, talkers(table));
      json.writeEndArray();
      json.writeArrayFieldStart("topRejectedSources");
      rows(json, table, rejected(table));
      json.writeEndArray();
      RejectedFlows flows = new RejectedFlows(table, record.network());
      Optional<RejectedFlow> flow = flows.most();
      if (!record.commands().isEmpty()) {
        json.writeArrayFieldStart("commands");
        for (String command : record.commands()) {
          json.writeString(command);
        }
        json.writeEndArray();
      }
      if (flow.isPresent()) {
        json.writeObjectFieldStart("explained");
        flow.get().writeJson(json);
        json.writeEndObject();
      }
      json.writeArrayFieldStart("rejectedFlows");
      for (RejectedFlow each : flows.each()) {
        json.writeStartObject();
        each.writeJson(json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void rows(JsonGenerator json, QueryTable table, String sql) throws IOException {
    try (Query query = table.prepare(sql)) {
      QueryRows rows = query.run();
      while (rows.next()) {
        json.writeStartObject();
        for (int i = 0; i < rows.columns().size(); i++) {
          String value = rows.text(i).orElse("");
          if (rows.columns().get(i).kind() == ResultColumn.Kind.NUMBER) {
            json.writeFieldName(rows.columns().get(i).name());
            json.writeNumber(value);
          } else {
            json.writeStringField(rows.columns().get(i).name(), value);
          }
        }
        json.writeEndObject();
      }
    }
  }

  private static String talkers(QueryTable table) {
    return new TopQuestion(List.of("pkt-srcaddr"), List.of(), TopMetric.BYTES, ROWS)
        .sql(table.columns());
  }

  private static String rejected(QueryTable table) {
    return new TopQuestion(List.of("srcaddr"), List.of("action = 'REJECT'"), TopMetric.FLOWS, ROWS)
        .sql(table.columns());
  }

  private void table(PrintWriter out, QueryTable table, String sql) {
    try (Query query = table.prepare(sql)) {
      QueryRows answer = query.run();
      int share = answer.columns().size() - 1;
      QueryRows rows = new NamedHosts(new ShareBars(answer, share), 0, address -> name(address));
      AnswerPrinter printer = new TablePrinter(out, rows.columns());
      while (rows.next()) {
        printer.row(rows);
      }
      printer.end();
    }
  }
}
