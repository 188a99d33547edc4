package weir.store.logs;

/// Which way a cursor goes.
public enum LogOrder {
  OLDEST_FIRST,
  NEWEST_FIRST
}
