package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.GetPartitionsRequest;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;
import software.amazon.awssdk.services.glue.model.Segment;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.PartitionFilter;
import weir.store.catalog.Partitions;

/// Shows the partitions that an expression selects.
final class GetPartitions extends GlueOperation<GetPartitionsRequest, GetPartitionsResponse> {
  GetPartitions(Glue glue) {
    super(
        glue,
        GetPartitionsRequest::builder,
        "CatalogId",
        "DatabaseName",
        "TableName",
        "Expression",
        "NextToken",
        "Segment",
        "MaxResults",
        "ExcludeColumnSchema",
        "AuditContext");
  }

  @Override
  protected List<Permission> needs(GetPartitionsRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.tableName(), call);
  }

  @Override
  GetPartitionsResponse done(GetPartitionsRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    CatalogTable table =
        catalog.table(name(request.databaseName(), "tableName", request.tableName()));
    PartitionFilter filter =
        PartitionFilter.parse(
            request.expression() == null ? "" : request.expression(), table.partitionKeys());
    int most = RULES.within("maxResults", request.maxResults(), 1, 1_000, 1_000);
    boolean excludes = Boolean.TRUE.equals(request.excludeColumnSchema());
    Partitions.PartitionPage page =
        catalog
            .partitions()
            .page(table, filter, segment(request.segment()), Page.place(request.nextToken()), most);
    return GetPartitionsResponse.builder()
        .partitions(
            page.partitions().stream()
                .map(one -> excludes ? one.with(one.storage().with(List.of())) : one)
                .map(one -> PartitionShapes.shown(one, table, catalog.scope()))
                .toList())
        .nextToken(Page.token(page.next()))
        .build();
  }

  /// One of several parts of all partitions, for clients that ask for them at once.
  private static Predicate<List<String>> segment(@Nullable Segment segment) {
    if (segment == null) {
      return values -> true;
    }
    int total = RULES.within("segment.totalSegments", segment.totalSegments(), 1, 10, 1);
    int number = RULES.within("segment.segmentNumber", segment.segmentNumber(), 0, 9, 0);
    if (number >= total) {
      throw GlueErrors.invalid(
          "SegmentNumber is " + number + " but must be less than TotalSegments, which is " + total);
    }
    return values -> Math.floorMod(values.hashCode(), total) == number;
  }
}
