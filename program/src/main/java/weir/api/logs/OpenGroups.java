package weir.api.logs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import weir.api.protocol.ApiException;
import weir.model.aws.Fault;
import weir.model.flow.RecordFormat;
import weir.store.logs.LogGroupEvents;
import weir.store.logs.LogGroupId;
import weir.store.logs.LogGroupOptions;
import weir.store.logs.LogStore;
import weir.store.logs.LogSubscriber;
import weir.store.objects.ObjectRefusal;
import weir.store.objects.Sealing;
import weir.store.state.Scope;
import weir.store.state.StateStore;
import weir.store.state.StateView;

/// The groups' events, opened with what the state says of each group. Safe for any number of
/// threads.
final class OpenGroups {
  private static final System.Logger LOG = System.getLogger("weir.logs");

  private final StateStore state;
  private final LogStore store;
  private final GroupKeys keys;
  private final FlowLogFormats flowLogs;
  private final Map<LogGroupId, GroupAddress> addresses = new ConcurrentHashMap<>();

  OpenGroups(StateStore state, LogStore store, GroupKeys keys, FlowLogFormats flowLogs) {
    this.state = state;
    this.store = store;
    this.keys = keys;
    this.flowLogs = flowLogs;
  }

  GroupKeys keys() {
    return keys;
  }

  /// A group and its events.
  record OpenGroup(GroupAddress address, LogGroup document, LogGroupEvents events) {
    /// Null keeps events for ever.
    @Nullable Duration retention() {
      return OpenGroups.retention(document);
    }

    /// Refuses an operation that AWS has for groups of the class STANDARD only: events of the
    /// others can be asked for by Logs Insights, and nothing follows them as they come.
    void requireReadable(String operation) {
      GroupClasses.requireStandard(document, operation);
    }
  }

  /// A place for the events of a group that is about to be made.
  static GroupStorage newStorage() {
    return new GroupStorage(new LogGroupId(UUID.randomUUID().toString()), List.of());
  }

  /// Opens all, so that retention works on those that nobody asks for, and ends the deletions that
  /// a crash interrupted.
  void openAll() {
    for (StateView.Owned<LogGroupId> deleted :
        state.read(view -> view.everywhere(LogsDocuments.DELETED))) {
      delete(deleted.scope(), deleted.document());
    }
    for (StateView.Owned<LogGroup> owned :
        state.read(view -> view.everywhere(LogsDocuments.GROUP))) {
      GroupAddress address = new GroupAddress(owned.scope(), owned.id());
      try {
        state.read(view -> opened(view, address));
      } catch (ObjectRefusal | Fault refused) {
        LOG.log(
            System.Logger.Level.WARNING,
            "log group {0} is not open: {1}",
            address.arn(),
            refused.getMessage());
      }
    }
  }

  /// Opens a group for one deed.
  ///
  /// @throws weir.api.protocol.ApiException when there is none, or its key is not to be used
  OpenGroup open(GroupAddress address) {
    try {
      OpenGroup group = state.read(view -> opened(view, address));
      proveKey(group);
      return group;
    } catch (ObjectRefusal refused) {
      throw GroupEncryption.refused(refused, address);
    }
  }

  /// Gives the event store what the state says of a group now. To be called after each change of
  /// the group.
  void refresh(GroupAddress address) {
    open(address);
  }

  /// Inside of a look at the state, so that no look is overtaken by an older one.
  private OpenGroup opened(StateView view, GroupAddress address) {
    LogGroup group = Logs.group(view, address);
    GroupStorage storage = view.get(LogsDocuments.STORAGE, address.scope(), address.name());
    addresses.put(storage.id(), address);
    Sealing sealing = GroupEncryption.sealing(group, address, keys);
    return new OpenGroup(
        address,
        group,
        store.group(
            storage.id(), new LogGroupOptions(retention(group), sealing, () -> formats(address))));
  }

  private void proveKey(OpenGroup group) {
    if (group.document().kmsKeyId() != null) {
      GroupEncryption.prove(group.document().kmsKeyId(), group.address(), keys);
    }
  }

  /// Ends the files that are open, so that what comes is encrypted as the state says now.
  void beginAnew(GroupAddress address) {
    open(address).events().seal();
  }

  /// The ARN of a key that the group can be encrypted with.
  ///
  /// @throws weir.api.protocol.ApiException when it cannot be used for the group
  String provenKey(String keyArn, GroupAddress address) {
    try {
      return GroupEncryption.prove(keyArn, address, keys);
    } catch (ObjectRefusal refused) {
      throw GroupEncryption.refused(refused, address);
    }
  }

  void subscribe(LogSubscriber subscriber) {
    store.subscribe(subscriber);
  }

  /// Deletes the events of a group that the state has forgotten, and then the note that says so.
  void delete(Scope scope, LogGroupId id) {
    addresses.remove(id);
    store.delete(id);
    state.change(change -> {
      change.remove(LogsDocuments.DELETED, scope, id.text());
      return id;
    });
  }

  Optional<GroupAddress> address(LogGroupId id) {
    return Optional.ofNullable(addresses.get(id));
  }

  /// A group's events for the service's own work, which goes on while the group's key may not be
  /// used; nothing while the group cannot be opened.
  Optional<LogGroupEvents> openForService(GroupAddress address) {
    try {
      return Optional.of(state.read(view -> opened(view, address)).events());
    } catch (ApiException | ObjectRefusal | Fault refused) {
      return Optional.empty();
    }
  }

  /// Bytes on disk; nothing while the group cannot be opened.
  long storedBytes(GroupAddress address) {
    try {
      return state.read(view -> opened(view, address)).events().storedBytes();
    } catch (ObjectRefusal | Fault refused) {
      return 0;
    }
  }

  private static @Nullable Duration retention(LogGroup group) {
    if (group.logGroupClass() == LogGroupClass.DELIVERY) {
      return GroupClasses.DELIVERY_KEPT;
    }
    Integer days = group.retentionInDays();
    return days == null ? null : Duration.ofDays(days);
  }

  /// The formats of flow logs that deliver to the group or once did.
  List<RecordFormat> formats(GroupAddress address) {
    List<RecordFormat> now = flowLogs.of(address.arn());
    GroupStorage known = storage(address);
    if (known == null || known.formats().containsAll(now)) {
      return known == null ? now : known.formats();
    }
    return state.change(change -> {
      GroupStorage all =
          change.get(LogsDocuments.STORAGE, address.scope(), address.name()).with(now);
      change.put(LogsDocuments.STORAGE, address.scope(), address.name(), all);
      return all.formats();
    });
  }

  private @Nullable GroupStorage storage(GroupAddress address) {
    return state.read(
        view -> view.find(LogsDocuments.STORAGE, address.scope(), address.name()).orElse(null));
  }
}
