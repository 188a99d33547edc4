package weir.watch.subscription;

import java.util.List;

/// The streams that subscriptions write to, each as the subscription's role.
public interface RecordStreams {
  /// Most records of one call.
  int MOST_RECORDS = 500;

  /// The largest record.
  int MOST_RECORD_BYTES = 1000 << 10;

  /// Writes records; those that it does not throw for are taken for good.
  ///
  /// @param records at most [#MOST_RECORDS], each at most [#MOST_RECORD_BYTES]
  /// @return those that the stream did not take, to be tried again; mostly none
  /// @throws weir.model.aws.Fault when it took none
  List<byte[]> put(Subscription subscription, List<byte[]> records);
}
