package weir.api.firehose;

import static weir.api.firehose.FirehoseErrors.RULES;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.firehose.model.FirehoseRequest;
import software.amazon.awssdk.services.firehose.model.Tag;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.ModelledOperation;
import weir.store.state.Scope;

/// One operation of Firehose: refuses members that Weir does not act on, then asks for permission
/// on the stream that it is about.
///
/// To add one, extend this with a class named like the operation, and name it in [FirehoseApi].
abstract class FirehoseOperation<I extends FirehoseRequest, O extends SdkPojo>
    extends ModelledOperation<I, O> {
  static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");

  private final Firehose firehose;

  /// @param builder `PutRecordRequest::builder`
  /// @param members those that the operation reads; any other is refused
  FirehoseOperation(Firehose firehose, Supplier<? extends SdkPojo> builder, String... members) {
    super(RULES, builder, members);
    this.firehose = firehose;
  }

  final Firehose firehose() {
    return firehose;
  }

  static String name(@Nullable String given) {
    String name = RULES.text("deliveryStreamName", given, 1, 64);
    RULES.matches("deliveryStreamName", name, NAME);
    return name;
  }

  static String arn(Scope scope, String name) {
    return "arn:aws:firehose:"
        + scope.region()
        + ":"
        + scope.accountId()
        + ":deliverystream/"
        + name;
  }

  /// This action on a stream, which may not be there.
  final Permission onStream(@Nullable String given, Call call) {
    String name = name(given);
    Scope scope = call.scope();
    Permission asked =
        Permission.of("firehose:" + name(), arn(scope, name))
            .guardedBy(LogDeliveryPolicy.DOCUMENT, scope.accountId());
    Optional<DeliveryStream> stream = firehose.find(call, name);
    for (Tag tag : stream.map(DeliveryStream::tags).orElse(List.of())) {
      String value = tag.value();
      asked = asked.when("aws:ResourceTag/" + tag.key(), value == null ? "" : value);
    }
    return asked;
  }
}
