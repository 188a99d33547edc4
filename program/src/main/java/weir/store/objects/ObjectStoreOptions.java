package weir.store.objects;

import java.time.InstantSource;

/// How the store treats its folder.
///
/// @param durable whether an answer waits until its change would survive the loss of power
public record ObjectStoreOptions(boolean durable, InstantSource clock) {}
