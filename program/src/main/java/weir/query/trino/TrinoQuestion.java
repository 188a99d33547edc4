package weir.query.trino;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.query.engine.LogMoment;
import weir.query.engine.LogRest;
import weir.query.engine.LogTables;
import weir.query.engine.PartitionSource;
import weir.query.engine.RelationSource;
import weir.query.engine.TableSource;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.objects.ObjectSource;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;
import weir.query.sql.TableUse;

/// A query, what its tables are made of, and where they are as who asks sees them.
record TrinoQuestion(
    AnalyzedQuery query, Map<SqlName, ? extends RelationSource> sources, ObjectSource objects) {
  /// Whether the cluster may be asked: the schema of the catalogue's own tables and lists of
  /// partitions show more there than who asks may see.
  boolean isForCluster() {
    return !query.tables().isEmpty()
        && query.tables().stream().allMatch(use -> isForCluster(sources.get(use.table().name())))
        && query.views().stream()
            .noneMatch(view ->
                view.schema().equals("information_schema") || view.table().indexOf('$') >= 0);
  }

  private static boolean isForCluster(@Nullable RelationSource source) {
    return switch (source) {
      case TableSource _ -> true;
      case LogMoment events -> !events.isForThisProcess();
      case LogRest _ -> false;
      case null -> false;
    };
  }

  /// The query's text, in which relations of log events are named subqueries.
  String sql(LogTables logs) {
    Map<String, String> relations = new LinkedHashMap<>();
    for (TableUse use : query.tables()) {
      SqlName name = use.table().name();
      if (sources.get(name) instanceof LogMoment events) {
        relations.computeIfAbsent(name.table(), _ -> events.sql(logs));
      }
    }
    return relations.isEmpty()
        ? query.trino()
        : relations.entrySet().stream()
            .map(relation -> relation.getKey() + " AS (" + relation.getValue() + ")")
            .collect(Collectors.joining(", ", "WITH ", " " + query.trino()));
  }

  /// Makes sure that who asks may read the tables' objects: the cluster reads them with rights of
  /// its own.
  ///
  /// @throws SqlFault `PERMISSION_DENIED` when not
  void requireReadable() {
    try {
      for (TableUse use : query.tables()) {
        if (sources.get(use.table().name()) instanceof TableSource source) {
          locations(source.partitions()).forEach(this::requireReadable);
        }
      }
    } catch (Fault.Denied denied) {
      throw new SqlFault("PERMISSION_DENIED", 0, 0, denied.sentence());
    }
  }

  private static List<ObjectAddress> locations(PartitionSource partitions) {
    return switch (partitions) {
      case PartitionSource.None(ObjectAddress location) -> List.of(location);
      case PartitionSource.Listed(List<PartitionSource.Partition> listed) ->
          listed.stream().map(PartitionSource.Partition::location).toList();
      case PartitionSource.Projected(var projection) ->
          List.of(ObjectAddress.of(projection.root()));
    };
  }

  private void requireReadable(ObjectAddress location) {
    try (Stream<ObjectEntry> objectsThere = objects.list(location.folder())) {
      objectsThere.forEach(objects::requireReadable);
    }
  }
}
