package weir.api.protocol;

import java.nio.charset.StandardCharsets;

/// Writes an XML document. Used by one thread.
final class XmlText {
  private final StringBuilder text = new StringBuilder(1024);

  XmlText() {
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  XmlText open(String element) {
    text.append('<').append(element).append('>');
    return this;
  }

  /// @param namespace empty for none
  XmlText open(String element, String namespace) {
    begin(element);
    if (!namespace.isEmpty()) {
      attribute("xmlns", namespace);
    }
    return end();
  }

  /// Begins a start tag; attributes may follow until [#end].
  XmlText begin(String element) {
    text.append('<').append(element);
    return this;
  }

  XmlText attribute(String name, String value) {
    text.append(' ').append(name).append("=\"");
    escape(value);
    text.append('"');
    return this;
  }

  XmlText end() {
    text.append('>');
    return this;
  }

  XmlText close(String element) {
    text.append("</").append(element).append('>');
    return this;
  }

  XmlText words(String words) {
    escape(words);
    return this;
  }

  XmlText element(String element, String words) {
    return open(element).words(words).close(element);
  }

  private void escape(String words) {
    int plain = 0;
    while (plain < words.length() && staysAsItIs(words.charAt(plain))) {
      plain++;
    }
    // Nearly every text is plain to its end.
    text.append(words, 0, plain);
    for (int at = plain; at < words.length(); at++) {
      char character = words.charAt(at);
      switch (character) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        // Readers turn these into a line feed or a space when they stand as they are.
        case '\t', '\n', '\r', '\u0085', '\u2028' ->
            text.append("&#x")
                .append(Integer.toHexString(character).toUpperCase(java.util.Locale.ROOT))
                .append(';');
        default -> {
          if (Character.isHighSurrogate(character)
              && at + 1 < words.length()
              && Character.isLowSurrogate(words.charAt(at + 1))) {
            text.append(character).append(words.charAt(++at));
          } else {
            text.append(allowed(character) ? character : '\uFFFD');
          }
        }
      }
    }
  }

  private static boolean staysAsItIs(char character) {
    return character >= ' '
        && character < 0x7f
        && character != '&'
        && character != '<'
        && character != '>'
        && character != '"';
  }

  /// XML 1.0 has no way to write the others, not even escaped; a document with one of them would be
  /// lost as a whole.
  private static boolean allowed(char character) {
    return character >= ' '
        && !Character.isSurrogate(character)
        && character != '\uFFFE'
        && character != '\uFFFF';
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
