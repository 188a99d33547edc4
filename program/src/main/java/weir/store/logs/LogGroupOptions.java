package weir.store.logs;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weir.model.flow.RecordFormat;
import weir.store.objects.Sealing;

/// What the owner of a group wants of its events, as of now.
///
/// @param retention events older than this are not shown and their files are deleted; null keeps
///   them for ever
/// @param sealing with which key journals and segments that begin from now on are encrypted, and
///   the keys that unwrap those of before
/// @param formats the record formats of flow logs that may write to the group, asked for whenever a
///   journal is sealed: messages in one of them become columns
public record LogGroupOptions(
    @Nullable Duration retention, Sealing sealing, Supplier<List<RecordFormat>> formats) {}
