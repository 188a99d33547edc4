package weir.api.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/// Fills shapes from forms, in AWS's dialect or in EC2's.
final class FormShapes {
  private final boolean ec2;
  private final Refusals refusals;

  /// @param ec2 whether lists are numbered right after their name, as EC2 has it: `Filter.1`
  FormShapes(boolean ec2, Refusals refusals) {
    this.ec2 = ec2;
    this.refusals = refusals;
  }

  /// @param path names above, each with a dot after it
  void fill(SdkPojo builder, Map<String, FormTree> parameters, String path) {
    Members members = Members.of(builder);
    for (Map.Entry<String, FormTree> parameter : parameters.entrySet()) {
      String name = path + parameter.getKey();
      Member member = members.requested(parameter.getKey());
      if (member == null) {
        throw refusals.unknown(name);
      }
      member.set(builder, value(member, parameter.getValue(), name));
    }
  }

  private Object value(Member member, FormTree node, String path) {
    return switch (member.type()) {
      case MemberType.Scalar scalar -> scalar(scalar, node, path);
      case MemberType.Timestamp timestamp -> {
        String word = word(node, path);
        Instant instant = Timestamps.parse(word, timestamp.format());
        if (instant == null) {
          throw refusals.badValue(path, word, "must be a time such as 2026-01-31T23:59:59Z");
        }
        yield instant;
      }
      case MemberType.Structure structure -> structure(structure, node, path);
      case MemberType.ListOf list -> list(list, node, path);
      case MemberType.MapOf map -> map(map, node, path);
    };
  }

  private Object scalar(MemberType.Scalar scalar, FormTree node, String path) {
    String word = word(node, path);
    Object value = Scalars.parse(scalar, word);
    if (value == null) {
      throw refusals.badValue(path, word, Scalars.rule(scalar));
    }
    return value;
  }

  private String word(FormTree node, String path) {
    noneBelow(node, path);
    String word = node.value();
    if (word == null) {
      throw refusals.unknown(path);
    }
    return word;
  }

  private void noneBelow(FormTree node, String path) {
    if (!node.children().isEmpty()) {
      throw refusals.unknown(path + "." + node.children().keySet().iterator().next());
    }
  }

  private Object structure(MemberType.Structure structure, FormTree node, String path) {
    noWord(node, path);
    SdkPojo builder = structure.builder().get();
    fill(builder, node.children(), path + ".");
    return ((Buildable) builder).build();
  }

  /// Of a list, map or shape only the parts have values; an empty one means that it is empty.
  private void noWord(FormTree node, String path) {
    String word = node.value();
    if (word != null && !word.isEmpty()) {
      throw refusals.badValue(path, word, "has parts, which are given as " + path + ".PART");
    }
  }

  private List<Object> list(MemberType.ListOf list, FormTree node, String path) {
    noWord(node, path);
    FormTree numbered = node;
    String numberedPath = path;
    if (!ec2 && !list.flattened()) {
      String elementName = list.elementName() == null ? "member" : list.elementName();
      numbered = only(node, elementName, path);
      numberedPath = path + "." + elementName;
    }
    List<Object> values = new ArrayList<>();
    if (numbered != null) {
      for (Map.Entry<Integer, FormTree> element : inOrder(numbered, numberedPath).entrySet()) {
        String elementPath = numberedPath + "." + element.getKey();
        values.add(value(list.element(), element.getValue(), elementPath));
      }
    }
    return values;
  }

  private @Nullable FormTree only(FormTree node, String name, String path) {
    for (String given : node.children().keySet()) {
      if (!given.equals(name)) {
        throw refusals.unknown(path + "." + given);
      }
    }
    return node.children().get(name);
  }

  /// Numbers may have gaps, so no memory follows from a high one.
  private Map<Integer, FormTree> inOrder(FormTree node, String path) {
    noWord(node, path);
    Map<Integer, FormTree> inOrder = new TreeMap<>();
    for (Map.Entry<String, FormTree> child : node.children().entrySet()) {
      inOrder.put(index(child.getKey(), path), child.getValue());
    }
    return inOrder;
  }

  private int index(String text, String path) {
    int index = 0;
    for (int at = 0; at < text.length(); at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        throw refusals.unknown(path + "." + text);
      }
      index = Math.min(10 * index + digit, WireLimits.LIST_INDEX + 1);
    }
    if (index < 1 || index > WireLimits.LIST_INDEX || text.startsWith("0")) {
      throw refusals.badValue(path, text, "must be numbered from 1 to " + WireLimits.LIST_INDEX);
    }
    return index;
  }

  private Map<String, Object> map(MemberType.MapOf map, FormTree node, String path) {
    noWord(node, path);
    FormTree numbered = map.flattened() ? node : only(node, "entry", path);
    Map<String, Object> values = new LinkedHashMap<>();
    if (numbered == null) {
      return values;
    }
    for (Map.Entry<Integer, FormTree> entry : inOrder(numbered, path).entrySet()) {
      String entryPath = path + (map.flattened() ? "." : ".entry.") + entry.getKey();
      Map<String, FormTree> parts = entry.getValue().children();
      FormTree key = parts.get(map.keyName());
      FormTree value = parts.get(map.valueName());
      if (key == null || value == null || parts.size() > 2) {
        throw refusals.malformed(
            entryPath + " must have " + map.keyName() + " and " + map.valueName());
      }
      values.put(
          word(key, entryPath + "." + map.keyName()),
          value(map.value(), value, entryPath + "." + map.valueName()));
    }
    return values;
  }
}
