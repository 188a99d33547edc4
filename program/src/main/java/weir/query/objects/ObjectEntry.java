package weir.query.objects;

import java.time.Instant;

/// An object that a listing found.
///
/// @param etag changes whenever the bytes do
/// @param sizeBytes as a client sees it
public record ObjectEntry(ObjectAddress address, String etag, long sizeBytes, Instant modified) {}
