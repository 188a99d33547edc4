package weir.store.objects;

import org.jspecify.annotations.Nullable;

/// Whether and how new bytes are encrypted.
///
/// @param rule null for a plain file
/// @param keys on behalf of the caller
public record Sealing(@Nullable EncryptionRule rule, DataKeys keys) {}
