package weir.dataplane.lab;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// The conversations of the lab: HTTP for pages and packages, a line and an answer for the
/// database, a banner and a stream for the shell.
final class LabTalk {
  private LabTalk() {}

  /// Asks for a path and reads the answer to its end.
  ///
  /// @return length of the answer's body
  static int get(Socket connection, String path) throws IOException {
    send(
        connection, "GET " + path + " HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n");
    return connection.getInputStream().readAllBytes().length;
  }

  /// Reads a request to the blank line that ends it and answers its path.
  static String request(Socket connection) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    String first = line(reader);
    while (!line(reader).isEmpty()) {
      // Headers change nothing here.
    }
    String[] words = first.split(" ", -1);
    return words.length > 1 ? words[1] : "/";
  }

  private static String line(BufferedReader reader) throws IOException {
    String line = reader.readLine();
    if (line == null) {
      throw new EOFException("the request ends early");
    }
    return line;
  }

  /// Answers a request with that many bytes.
  static void answer(Socket connection, int bodyBytes) throws IOException {
    send(
        connection,
        "HTTP/1.1 200 OK\r\nContent-Length: " + bodyBytes + "\r\nConnection: close\r\n\r\n");
    connection.getOutputStream().write(new byte[bodyBytes]);
  }

  /// Sends a line and waits for an answer of this length: a query, a command.
  static void ask(Socket connection, String line, int answerBytes) throws IOException {
    send(connection, line + "\n");
    connection.getInputStream().readNBytes(answerBytes);
  }

  /// Answers every line with that many bytes until the other side leaves.
  static void answerLines(Socket connection, int answerBytes) throws IOException {
    InputStream lines = connection.getInputStream();
    OutputStream answers = connection.getOutputStream();
    byte[] answer = new byte[answerBytes];
    for (int octet = lines.read(); octet >= 0; octet = lines.read()) {
      if (octet == '\n') {
        answers.write(answer);
      }
    }
  }

  private static void send(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
