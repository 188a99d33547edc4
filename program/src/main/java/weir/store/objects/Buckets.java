package weir.store.objects;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import weir.store.state.Scope;
import weir.store.state.StateStore;
import weir.store.state.StateView;

/// The buckets that there are. Names are the same for all accounts and regions, as at AWS.
public final class Buckets {
  private static final Scope EVERYBODY = Scope.global("");

  private final StateStore state;

  Buckets(StateStore state) {
    this.state = state;
  }

  /// All of one account, by name.
  public List<Bucket> of(String account) {
    return all().stream().filter(bucket -> bucket.account().equals(account)).toList();
  }

  /// All, by name.
  public List<Bucket> all() {
    return state.read(view -> view.all(BucketText.KIND, EVERYBODY));
  }

  public Optional<Bucket> find(String name) {
    return state.read(view -> view.find(BucketText.KIND, EVERYBODY, name));
  }

  /// @throws ObjectRefusal when there is none
  public Bucket bucket(String name) {
    return find(name).orElseThrow(Buckets::none);
  }

  /// Changes what is kept of a bucket.
  public Bucket configure(String name, UnaryOperator<Bucket> change) {
    return state.change(view -> {
      Bucket changed = change.apply(bucket(view, name));
      view.put(BucketText.KIND, EVERYBODY, name, changed);
      return changed;
    });
  }

  void add(Bucket bucket) {
    state.change(view -> {
      Optional<Bucket> there = view.find(BucketText.KIND, EVERYBODY, bucket.name());
      if (there.isPresent()) {
        throw there.get().account().equals(bucket.account())
            ? new ObjectRefusal(
                ObjectRefusal.Reason.BUCKET_OWNED_BY_YOU,
                "Your previous request to create the named bucket succeeded and you already own"
                    + " it.")
            : new ObjectRefusal(
                ObjectRefusal.Reason.BUCKET_EXISTS,
                "The requested bucket name is not available. The bucket namespace is shared by all "
                    + "users of the system. Please select a different name and try again.");
      }
      view.put(BucketText.KIND, EVERYBODY, bucket.name(), bucket);
      return bucket;
    });
  }

  void remove(String name) {
    state.change(view -> {
      view.remove(BucketText.KIND, EVERYBODY, name);
      return name;
    });
  }

  private static Bucket bucket(StateView view, String name) {
    return view.find(BucketText.KIND, EVERYBODY, name).orElseThrow(Buckets::none);
  }

  private static ObjectRefusal none() {
    return new ObjectRefusal(
        ObjectRefusal.Reason.NO_SUCH_BUCKET, "The specified bucket does not exist");
  }
}
