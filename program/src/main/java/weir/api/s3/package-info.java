/// S3: buckets and objects over HTTP, in path style and with the bucket in the host name. Bodies
/// stream from the connection to the disk and back. Start reading at [weir.api.s3.S3Api]; to add an
/// operation, at [weir.api.s3.S3Operation].
@NullMarked
package weir.api.s3;

import org.jspecify.annotations.NullMarked;
