package weir.api.athena;

import java.util.EnumSet;
import java.util.List;
import weir.api.gateway.OperationsApi;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;

/// The operations of Athena.
public final class AthenaApi {
  static final ServiceShape SHAPE =
      new ServiceShape(
          "athena", "AmazonAthena", "2017-05-18", "", "", EnumSet.of(Protocol.AWS_JSON_1_1));

  private AthenaApi() {}

  public static OperationsApi of(Athena athena) {
    return new OperationsApi(
        SHAPE,
        new AthenaWording(),
        List.of(
            new BatchGetNamedQuery(athena),
            new BatchGetPreparedStatement(athena),
            new BatchGetQueryExecution(athena),
            new CreateNamedQuery(athena),
            new CreatePreparedStatement(athena),
            new CreateWorkGroup(athena),
            new DeleteNamedQuery(athena),
            new DeletePreparedStatement(athena),
            new DeleteWorkGroup(athena),
            new GetDataCatalog(athena),
            new GetDatabase(athena),
            new GetNamedQuery(athena),
            new GetPreparedStatement(athena),
            new GetQueryExecution(athena),
            new GetQueryResults(athena),
            new GetQueryRuntimeStatistics(athena),
            new GetTableMetadata(athena),
            new GetWorkGroup(athena),
            new ListDataCatalogs(athena),
            new ListDatabases(athena),
            new ListEngineVersions(athena),
            new ListNamedQueries(athena),
            new ListPreparedStatements(athena),
            new ListQueryExecutions(athena),
            new ListTableMetadata(athena),
            new ListTagsForResource(athena),
            new ListWorkGroups(athena),
            new StartQueryExecution(athena),
            new StopQueryExecution(athena),
            new TagResource(athena),
            new UntagResource(athena),
            new UpdateNamedQuery(athena),
            new UpdatePreparedStatement(athena),
            new UpdateWorkGroup(athena)));
  }
}
