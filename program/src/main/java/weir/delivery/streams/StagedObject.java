package weir.delivery.streams;

import java.nio.file.Path;

/// An object that lies ready in a file.
record StagedObject(String key, Path file) {}
