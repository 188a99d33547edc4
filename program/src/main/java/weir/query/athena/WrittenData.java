package weir.query.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import weir.query.engine.OutputFormat;
import weir.query.engine.RunningQuery;
import weir.query.engine.WriteOrder;
import weir.query.engine.WrittenRows;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlOutput;

/// The rows of a query as objects, which CREATE TABLE AS, INSERT and UNLOAD share.
///
/// @param folder where they go
/// @param updateType what the result's metadata calls the statement
record WrittenData(
    StatementRun run,
    ObjectAddress folder,
    OutputFormat format,
    List<String> partitionedBy,
    String updateType) {
  /// The columns by which rows are parted are the last ones of a query.
  ///
  /// @throws AthenaFault when they are not
  static void requireLast(List<SqlOutput> outputs, List<String> partitionedBy) {
    List<String> names =
        outputs.stream().map(output -> output.name().toLowerCase(Locale.ROOT)).toList();
    int first = names.size() - partitionedBy.size();
    if (first < 1 || !names.subList(first, names.size()).equals(partitionedBy)) {
      throw AthenaFault.named(
          "HIVE_COLUMN_ORDER_MISMATCH",
          "Partition keys must be the last columns in the table and in the same order as the table"
              + " properties: "
              + partitionedBy);
    }
  }

  /// @param sentence what is said when there is anything
  /// @throws AthenaFault when there is
  void requireEmpty(String sentence) {
    try (Stream<ObjectEntry> objects = run.requester().data().list(folder)) {
      if (objects.findAny().isPresent()) {
        throw AthenaFault.named("HIVE_PATH_ALREADY_EXISTS", sentence);
      }
    }
  }

  WrittenRows write(AnalyzedQuery query, CallerCatalog seen) {
    WriteOrder order =
        new WriteOrder(
            folder,
            run.order().id(),
            format,
            run.order().target().lock(),
            partitionedBy,
            WriteOrder.ATHENA_PARTITIONS);
    try (RunningQuery engine = run.start(query, seen)) {
      WrittenRows written = engine.write(order);
      long bytes = written.objects().stream().mapToLong(file -> file.entry().sizeBytes()).sum();
      run.settle(engine, new ResultFiles.Size(written.rows(), bytes));
      return written;
    }
  }

  /// Takes back what was written, when what follows fails.
  void remove(WrittenRows written) {
    written.objects().forEach(file -> run.requester().data().delete(file.entry().address()));
  }

  /// The files beside the data, and the outcome.
  StatementOutcome leave(WrittenRows written) {
    List<String> uris = new ArrayList<>();
    written.objects().forEach(file -> uris.add(file.entry().address().toString()));
    Optional<String> manifest =
        uris.isEmpty() ? Optional.empty() : Optional.of(run.files().manifest(uris));
    List<AnswerColumn> columns = List.of(AnswerColumn.rows());
    OptionalLong count = OptionalLong.of(written.rows());
    run.files().metadata(updateType, count, columns, ResultFiles.PLAIN);
    return new StatementOutcome(columns, count, manifest, run.statistics());
  }
}
