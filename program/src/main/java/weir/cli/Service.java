package weir.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import weir.recording.SourceOpener;

/// The service that `weir serve` starts; `app` joins it from its parts.
@FunctionalInterface
public interface Service {
  /// Starts, and answers requests when it returns.
  ///
  /// @param sources opens what is recorded of the interfaces that are attached to this host
  /// @param log where events are written
  Running start(ServeSettings settings, SourceOpener sources, PrintStream log);

  /// Starts it as people do: every packet of a Linux interface is recorded, events go to standard
  /// error.
  default Running start(ServeSettings settings) {
    return start(settings, SourceOpener.LINUX, System.err);
  }

  /// A started service.
  interface Running extends AutoCloseable {
    /// `http://127.0.0.1:4566`
    String endpoint();

    /// The access keys that this start made: shown now and never again.
    List<NewAccessKey> newAccessKeys();

    /// Why it cannot go on; empty while it can.
    Optional<String> failure();

    /// Ends running requests, delivers what is open, and lets go of everything.
    @Override
    void close();
  }

  /// A pair of credentials in the clear.
  record NewAccessKey(String accountId, String accessKeyId, String secretAccessKey) {
    @Override
    public String toString() {
      return "NewAccessKey[" + accountId + " " + accessKeyId + "]";
    }
  }
}
