/// Firehose's API: delivery streams that take records directly, a file per operation.
///
/// Knows nothing of how records are kept and delivered, which is `delivery.streams`, nor of IAM
/// beyond a question. Start reading at [weir.api.firehose.FirehoseApi] and
/// [weir.api.firehose.Firehose].
@NullMarked
package weir.api.firehose;

import org.jspecify.annotations.NullMarked;
