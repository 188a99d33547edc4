/// How delivery streams deliver: what is put into one waits on disk until it is enough or has
/// waited long enough, and goes to a bucket or to an HTTP endpoint, at least once.
///
/// Knows neither Firehose's API nor IAM: it is given plans, and credentials for the roles that they
/// name. Start reading at [weir.delivery.streams.DeliveryStreams] and
/// [weir.delivery.streams.StreamLane].
@NullMarked
package weir.delivery.streams;

import org.jspecify.annotations.NullMarked;
