package weir.api.firehose;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamFailureType;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.FailureDescription;
import software.amazon.awssdk.services.firehose.model.Tag;
import weir.api.gateway.Call;
import weir.api.gateway.RateQuota;
import weir.api.protocol.ApiException;
import weir.delivery.streams.DeliveryStreams;
import weir.delivery.streams.StreamState;
import weir.model.aws.Fault;
import weir.store.state.Scope;
import weir.store.state.StateStore;
import weir.store.state.StateView;

/// The delivery streams of every account: what is kept of them, and their life from `CREATING` to
/// the end of `DELETING`. Safe for any number of threads.
public final class Firehose {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:(?:aws|aws-cn|aws-us-gov):firehose:([a-z0-9-]+):(\\d{12}):deliverystream[/:](.+)");

  private final StateStore store;
  private final DeliveryStreams work;
  private final StreamRoles roles;
  private final DestinationPlans plans;
  private final Executor background;
  private final RateQuota records;

  /// @param work where records go
  /// @param records how many each stream takes
  /// @param background runs what comes after an answer: a stream's begin and its end
  public Firehose(
      StateStore store,
      DeliveryStreams work,
      StreamRoles roles,
      KeptSecrets secrets,
      RateQuota records,
      Executor background) {
    this.store = store;
    this.work = work;
    this.roles = roles;
    this.plans = new DestinationPlans(secrets);
    this.records = records;
    this.background = background;
  }

  /// Begins what an earlier run knew, and ends what it was about to end. Once, before any call.
  public void open() {
    for (DeliveryStream stream : all()) {
      switch (stream.status()) {
        case DELETING -> end(stream);
        default -> begin(stream);
      }
    }
  }

  /// How a stream fares; empty when there is none at work.
  public Optional<StreamState> state(String streamArn) {
    return find(streamArn).flatMap(stream -> work.state(stream.bufferId()));
  }

  /// How every stream that is at work fares, by its ARN.
  public Map<String, StreamState> states() {
    Map<String, StreamState> states = new TreeMap<>();
    for (DeliveryStream stream : all()) {
      work.state(stream.bufferId()).ifPresent(state -> states.put(stream.arn(), state));
    }
    return states;
  }

  private List<DeliveryStream> all() {
    return store.read(view ->
        view.everywhere(FirehoseDocuments.STREAM).stream()
            .flatMap(row -> DeliveryStream.find(view, row.scope(), row.id()).stream())
            .toList());
  }

  /// The status of a stream in AWS's word: `ACTIVE`; empty when there is none.
  public Optional<String> status(String streamArn) {
    return find(streamArn).map(stream -> stream.status().toString());
  }

  /// Lets the log-delivery service put records into a stream: the tag `LogDeliveryEnabled`.
  ///
  /// @return false when there is no such stream
  public boolean enableLogDelivery(String streamArn) {
    Optional<DeliveryStream> found = find(streamArn);
    if (found.isEmpty()) {
      return false;
    }
    Tag enabled = Tag.builder().key(LogDeliveryPolicy.TAG).value("true").build();
    return store.change(change -> {
      Optional<DeliveryStream> stream =
          DeliveryStream.find(change, found.get().scope(), found.get().name());
      stream.ifPresent(
          there -> there.withTags(StreamTags.merged(there.tags(), List.of(enabled))).keep(change));
      return stream.isPresent();
    });
  }

  private Optional<DeliveryStream> find(String streamArn) {
    Matcher parts = ARN.matcher(streamArn);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Scope scope = new Scope(parts.group(2), parts.group(1));
    return store.read(view -> DeliveryStream.find(view, scope, parts.group(3)));
  }

  /// @throws ApiException when there is none
  DeliveryStream stream(Call call, String name) {
    return store.read(view -> stream(view, call, name));
  }

  static DeliveryStream stream(StateView view, Call call, String name) {
    Scope scope = call.scope();
    return DeliveryStream.find(view, scope, name)
        .orElseThrow(() -> FirehoseErrors.notFound(name, scope.accountId()));
  }

  Optional<DeliveryStream> find(Call call, String name) {
    return store.read(view -> DeliveryStream.find(view, call.scope(), name));
  }

  <R> R read(Function<StateView, R> question) {
    return store.read(question);
  }

  /// Changes a stream that is there.
  ///
  /// @throws ApiException when it is not
  DeliveryStream change(Call call, String name, UnaryOperator<DeliveryStream> deed) {
    return store.change(change -> {
      DeliveryStream changed = deed.apply(stream(change, call, name));
      changed.keep(change);
      return changed;
    });
  }

  DestinationPlans plans() {
    return plans;
  }

  DeliveryStreams work() {
    return work;
  }

  /// How many records a stream takes of those that are put now.
  int granted(DeliveryStream stream, int wanted, Call call) {
    return records.take(stream.arn(), wanted, call.now());
  }

  /// @throws ApiException when the stream cannot be delivered as it says
  void requirePlan(DeliveryStream stream) {
    plans.plan(stream);
  }

  /// @throws ApiException in AWS's words when Firehose cannot become one of the roles
  void requireRoles(DeliveryStream stream) {
    for (String role : Destinations.roles(stream.destination())) {
      if (!roles.assumable(role, stream.scope().accountId(), stream.arn())) {
        throw FirehoseErrors.invalid(
            "Firehose is unable to assume role " + role + ". Please check the role provided.");
      }
    }
  }

  /// Keeps a new stream, which becomes active a little later.
  void create(DeliveryStream stream) {
    store.change(change -> {
      if (DeliveryStream.find(change, stream.scope(), stream.name()).isPresent()) {
        throw FirehoseErrors.exists(stream.name(), stream.scope().accountId());
      }
      stream.keep(change);
      return stream;
    });
    background.execute(() -> begin(stream));
  }

  /// Ends a stream that is kept as `DELETING`, a little later.
  void delete(DeliveryStream stream) {
    background.execute(() -> end(stream));
  }

  private void begin(DeliveryStream stream) {
    try {
      work.begin(stream.bufferId(), plans.plan(stream));
      if (stream.status() == DeliveryStreamStatus.CREATING) {
        settle(stream, there -> there.with(DeliveryStreamStatus.ACTIVE));
      }
    } catch (ApiException | Fault failed) {
      FailureDescription why =
          FailureDescription.builder()
              .type(DeliveryStreamFailureType.UNKNOWN_ERROR)
              .details(failed.getMessage())
              .build();
      settle(
          stream,
          there ->
              there.with(
                  there.description().toBuilder()
                      .deliveryStreamStatus(DeliveryStreamStatus.CREATING_FAILED)
                      .failureDescription(why)
                      .build()));
    }
  }

  /// Changes a stream, unless it has been deleted or replaced meanwhile.
  private void settle(DeliveryStream known, UnaryOperator<DeliveryStream> deed) {
    store.change(change -> {
      DeliveryStream.find(change, known.scope(), known.name())
          .filter(there -> there.bufferId().equals(known.bufferId()))
          .filter(there -> there.status() != DeliveryStreamStatus.DELETING)
          .ifPresent(there -> deed.apply(there).keep(change));
      return known;
    });
  }

  private void end(DeliveryStream stream) {
    work.delete(stream.bufferId());
    store.change(change -> {
      DeliveryStream.find(change, stream.scope(), stream.name())
          .filter(there -> there.bufferId().equals(stream.bufferId()))
          .ifPresent(there -> there.forget(change));
      return stream;
    });
  }
}
