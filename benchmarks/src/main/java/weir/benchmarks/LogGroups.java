package weir.benchmarks;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import weir.model.flow.RecordFormat;
import weir.store.logs.LogGroupEvents;
import weir.store.logs.LogGroupId;
import weir.store.logs.LogGroupOptions;
import weir.store.logs.LogStore;
import weir.store.logs.LogStoreFiles;
import weir.store.logs.LogStoreLimits;
import weir.store.logs.LogStoreWatch;
import weir.store.objects.DataKeys;
import weir.store.objects.EncryptionRule;
import weir.store.objects.ObjectEncryption;
import weir.store.objects.Sealing;

/// A log store as `weir serve` has it, in a folder, without keys.
record LogGroups(LogStore store) implements AutoCloseable {
  private static final LogGroupOptions OPTIONS =
      new LogGroupOptions(
          null, new Sealing(null, new NoKeys()), () -> List.of(RecordFormat.DEFAULT));

  static LogGroups in(Path folder) {
    return new LogGroups(
        LogStore.open(
            LogStoreFiles.in(folder),
            LogStoreLimits.DEFAULT,
            InstantSource.system(),
            LogStoreWatch.NONE));
  }

  LogGroupEvents group(String name) {
    return store.group(new LogGroupId(name), OPTIONS);
  }

  @Override
  public void close() {
    store.close();
  }

  private static final class NoKeys implements DataKeys {
    @Override
    public DataKeys.DataKey generate(EncryptionRule rule) {
      throw new IllegalStateException("nothing is encrypted here");
    }

    @Override
    public byte[] unwrap(ObjectEncryption encryption) {
      throw new IllegalStateException("nothing is encrypted here");
    }
  }
}
