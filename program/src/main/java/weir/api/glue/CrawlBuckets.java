package weir.api.glue;

import weir.query.objects.ObjectSource;
import weir.store.state.Scope;

/// Buckets as the roles of crawlers see them.
public interface CrawlBuckets {
  String PRINCIPAL = "glue.amazonaws.com";

  /// Becomes a crawler's role.
  ///
  /// @param crawlerArn for which crawler, which trust policies may ask for
  /// @throws weir.model.aws.Fault.Denied when the role is not there or does not trust Glue
  Opened open(String roleArn, Scope owner, String crawlerArn);

  /// Access in one role's name; closed after the work that it is for.
  interface Opened extends AutoCloseable {
    ObjectSource objects();

    /// @param resource ARN in the catalogue
    /// @throws weir.model.aws.Fault.Denied when the role's policies do not allow it
    void require(String action, String resource);

    @Override
    void close();
  }
}
