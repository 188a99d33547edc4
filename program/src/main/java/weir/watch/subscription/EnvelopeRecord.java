package weir.watch.subscription;

/// An envelope as a stream takes it.
///
/// @param content gzipped JSON; nobody writes to it
/// @param oldestIngestedMillis when the first of its events was taken in
record EnvelopeRecord(byte[] content, int events, long oldestIngestedMillis) {}
