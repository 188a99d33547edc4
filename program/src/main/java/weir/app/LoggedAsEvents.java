package weir.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Turns what all parts of the process say through Java's logging into lines of the service's log,
/// until it is closed.
final class LoggedAsEvents extends Handler implements AutoCloseable {
  private final EventLog log;
  private final SimpleFormatter sentences = new SimpleFormatter();
  private final Logger root = Logger.getLogger("");
  private final List<Handler> before;

  private LoggedAsEvents(EventLog log) {
    this.log = log;
    this.before = Arrays.asList(root.getHandlers());
  }

  /// Takes the place of the handlers that are there.
  static LoggedAsEvents install(EventLog log) {
    LoggedAsEvents handler = new LoggedAsEvents(log);
    handler.before.forEach(handler.root::removeHandler);
    handler.root.addHandler(handler);
    return handler;
  }

  @Override
  public void publish(LogRecord said) {
    if (!isLoggable(said)) {
      return;
    }
    StringWriter trace = new StringWriter();
    if (said.getThrown() != null) {
      said.getThrown().printStackTrace(new PrintWriter(trace, true));
    }
    log.said(
        said.getLevel(),
        String.valueOf(said.getLoggerName()),
        sentences.formatMessage(said),
        trace.toString());
  }

  @Override
  public void flush() {
    // Every line is written at once.
  }

  @Override
  public void close() {
    root.removeHandler(this);
    before.forEach(root::addHandler);
  }
}
