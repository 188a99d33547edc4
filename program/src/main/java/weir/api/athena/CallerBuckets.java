package weir.api.athena;

import weir.api.auth.Caller;
import weir.api.auth.RequestFacts;
import weir.query.athena.ResultObjects;
import weir.query.objects.ObjectSource;

/// The buckets that data lies in and results go to, asked in the name of a caller.
public interface CallerBuckets {
  /// @param facts of the caller's request
  Opened open(Caller caller, RequestFacts facts);

  /// Access in one caller's name; closed after the work that it is for.
  interface Opened extends AutoCloseable {
    ObjectSource data();

    ResultObjects results();

    @Override
    void close();
  }
}
