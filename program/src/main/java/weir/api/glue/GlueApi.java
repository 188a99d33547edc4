package weir.api.glue;

import java.util.EnumSet;
import java.util.List;
import weir.api.gateway.OperationsApi;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;

/// The operations of Glue.
public final class GlueApi {
  static final ServiceShape SHAPE =
      new ServiceShape("glue", "AWSGlue", "2017-03-31", "", "", EnumSet.of(Protocol.AWS_JSON_1_1));

  private GlueApi() {}

  public static OperationsApi of(Glue glue, Crawlers crawlers) {
    return new OperationsApi(
        SHAPE,
        new GlueWording(),
        List.of(
            new BatchCreatePartition(glue),
            new BatchDeletePartition(glue),
            new BatchDeleteTable(glue),
            new BatchDeleteTableVersion(glue),
            new BatchGetCrawlers(glue, crawlers),
            new BatchGetPartition(glue),
            new BatchUpdatePartition(glue),
            new CreateCrawler(glue, crawlers),
            new CreateDatabase(glue),
            new CreatePartition(glue),
            new CreateTable(glue),
            new DeleteCrawler(glue, crawlers),
            new DeleteDatabase(glue),
            new DeletePartition(glue),
            new DeleteResourcePolicy(glue),
            new DeleteTable(glue),
            new DeleteTableVersion(glue),
            new GetCatalogImportStatus(glue),
            new GetColumnStatisticsForPartition(glue),
            new GetColumnStatisticsForTable(glue),
            new GetCrawler(glue, crawlers),
            new GetCrawlerMetrics(glue, crawlers),
            new GetCrawlers(glue, crawlers),
            new GetDataCatalogEncryptionSettings(glue),
            new GetDatabase(glue),
            new GetDatabases(glue),
            new GetPartition(glue),
            new GetPartitionIndexes(glue),
            new GetPartitions(glue),
            new GetResourcePolicies(glue),
            new GetResourcePolicy(glue),
            new GetTable(glue),
            new GetTableVersion(glue),
            new GetTableVersions(glue),
            new GetTables(glue),
            new GetTags(glue),
            new GetUserDefinedFunctions(glue),
            new ListCrawlers(glue, crawlers),
            new PutResourcePolicy(glue),
            new SearchTables(glue),
            new StartCrawler(glue, crawlers),
            new StartCrawlerSchedule(glue, crawlers),
            new StopCrawler(glue, crawlers),
            new StopCrawlerSchedule(glue, crawlers),
            new TagResource(glue),
            new UntagResource(glue),
            new UpdateCrawler(glue, crawlers),
            new UpdateCrawlerSchedule(glue, crawlers),
            new UpdateDatabase(glue),
            new UpdatePartition(glue),
            new UpdateTable(glue)));
  }
}
