package weir.store.streams;

/// How much a buffer takes.
///
/// @param bytes of data that wait at most
/// @param segmentBytes at which a new file is begun; what is delivered is deleted by files
public record BufferLimits(long bytes, long segmentBytes) {
  public static final BufferLimits DEFAULT = new BufferLimits(4L << 30, 32 << 20);
}
