package weir.store.objects;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Walks a bucket's folder in the order of its keys, reading only the folders it passes. Used by
/// one thread.
///
/// Names in a folder do not come in the order of keys, because a folder `a` stands for keys that
/// begin with `a/`, which follow `a-b`. So names wait in a queue; what is a folder is found out
/// when a name's turn comes, and then it waits again under its name with the slash.
final class KeyWalk {
  private final String prefix;
  private final String from;
  private final boolean inclusive;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private @Nullable String skipped;
  private @Nullable String last;

  /// @param tree folder of a bucket
  /// @param from the key at which the walk begins; empty for the first
  /// @param inclusive whether that key itself is wanted
  KeyWalk(Path tree, String prefix, String from, boolean inclusive) {
    this.prefix = prefix;
    this.from = from;
    this.inclusive = inclusive;
    int slash = prefix.lastIndexOf('/');
    Path start = tree;
    if (slash >= 0) {
      for (String name : KeyPath.names(prefix.substring(0, slash))) {
        start = start.resolve(name);
      }
    }
    frames.push(frame(start, prefix.substring(0, slash + 1)));
  }

  /// @param file of the object, or folder of its versions
  record Found(String key, Path file) {}

  /// One folder: what is left in it.
  private record Frame(String key, PriorityQueue<Node> nodes) {}

  /// One name in a folder.
  ///
  /// @param text of the key, with a slash when it is known to be a folder
  private record Node(String text, Path folder, String name, boolean leaf)
      implements Comparable<Node> {
    Path path() {
      return folder.resolve(name);
    }

    boolean isFolder() {
      return text.endsWith("/");
    }

    /// An object under its plain name comes before one of the same key beside a folder.
    @Override
    public int compareTo(Node other) {
      int byText = KeyOrder.compare(text, other.text);
      return byText != 0 ? byText : Integer.compare(name.length(), other.name.length());
    }
  }

  /// The next key; null after the last.
  @Nullable Found next() {
    while (!frames.isEmpty()) {
      Frame frame = frames.peek();
      Node node = skips(frame.key()) ? null : frame.nodes().poll();
      if (node == null) {
        frames.pop();
        continue;
      }
      String key = frame.key() + node.text();
      if (node.isFolder()) {
        if (mayHold(key)) {
          frames.push(frame(node.path(), key));
        }
      } else if (!node.leaf() && Files.isDirectory(node.path(), LinkOption.NOFOLLOW_LINKS)) {
        frame.nodes().add(new Node(node.text() + "/", node.folder(), node.name(), false));
      } else if (wanted(key) && exists(node)) {
        last = key;
        return new Found(key, node.path());
      }
    }
    return null;
  }

  /// Passes over every key that begins so.
  void skipPast(String keys) {
    skipped = keys;
  }

  private boolean skips(String key) {
    return skipped != null && key.startsWith(skipped);
  }

  private static boolean exists(Node node) {
    return node.leaf() || Files.isRegularFile(node.path(), LinkOption.NOFOLLOW_LINKS);
  }

  private boolean wanted(String key) {
    int order = from.isEmpty() ? 1 : KeyOrder.compare(key, from);
    return key.startsWith(prefix)
        && (order > 0 || (order == 0 && inclusive))
        && !skips(key)
        && !key.equals(last);
  }

  /// Whether a folder can hold keys that are wanted.
  private boolean mayHold(String key) {
    return (key.startsWith(prefix) || prefix.startsWith(key))
        && (from.startsWith(key) || KeyOrder.compare(key, from) > 0)
        && !skips(key);
  }

  private Frame frame(Path folder, String key) {
    List<Node> nodes = new ArrayList<>();
    collect(folder, key, "", nodes);
    return new Frame(key, new PriorityQueue<>(nodes));
  }

  private void collect(Path folder, String key, String piece, List<Node> nodes) {
    String[] names = new File(folder.toString()).list();
    for (String name : names == null ? new String[0] : names) {
      boolean goesOn = name.endsWith(KeyPath.CONTINUES);
      boolean leaf = name.endsWith(KeyPath.LEAF);
      String text =
          KeyPath.text(goesOn || leaf ? name.substring(0, name.length() - 2) : name).orElse(null);
      if (text == null) {
        continue;
      }
      String whole = piece + text;
      if (goesOn) {
        collect(folder.resolve(name), key, whole, nodes);
      } else if (wanted(key + whole) || (!leaf && mayHold(key + whole + "/"))) {
        nodes.add(new Node(whole, folder, name, leaf));
      }
    }
  }
}
