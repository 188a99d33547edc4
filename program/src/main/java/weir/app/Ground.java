package weir.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import weir.cli.ServeSettings;
import weir.store.state.SqlStateDatabase;
import weir.store.state.StateStore;
import weir.store.state.StateUrl;

/// What every part of the service stands on.
///
/// @param own the way to the service's own APIs, which answer once the gateway has joined
record Ground(
    ServeSettings settings,
    Parts parts,
    StateFolder folder,
    StateStore store,
    OwnServices own,
    EventLog log,
    SecureRandom random,
    InstantSource clock) {
  /// Takes the state folder and opens the state.
  static Ground lay(ServeSettings settings, Parts parts, EventLog log, InstantSource clock) {
    Path state = settings.state().folder();
    StateFolder folder =
        parts.keep(state != null ? StateFolder.take(state) : StateFolder.temporary());
    StateStore store =
        parts.keep(
            state != null
                ? StateStore.open(
                    SqlStateDatabase.open(StateUrl.of(folder.path(), settings.state().database())))
                : StateStore.ephemeral());
    return new Ground(
        settings, parts, folder, store, new OwnServices(), log, new SecureRandom(), clock);
  }

  /// Whether anything outlives the process.
  boolean kept() {
    return settings.state().folder() != null;
  }

  /// A file or folder of the state.
  Path file(String name) {
    return folder.file(name);
  }

  /// A file in a folder of the state.
  Path file(String parent, String name) {
    return folder.file(parent, name);
  }
}
