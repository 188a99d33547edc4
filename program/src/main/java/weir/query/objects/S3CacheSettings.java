package weir.query.objects;

import java.nio.file.Path;
import java.time.InstantSource;

/// Where objects of S3 come from and where they are kept.
///
/// @param folder made when the first object is fetched
/// @param boundBytes how large the folder may grow
/// @param endpoint where the buckets are when that is not AWS; empty for AWS
/// @param clock for the time of last use
public record S3CacheSettings(Path folder, long boundBytes, String endpoint, InstantSource clock) {}
