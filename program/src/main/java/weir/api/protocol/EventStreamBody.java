package weir.api.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// An answer and the events that follow it.
///
/// @param answer as the codec wrote it
public record EventStreamBody(WireResponse answer, EventStream events)
    implements WireResponse.Body {
  /// The answer with its events.
  public static WireResponse of(WireResponse answer, EventStream events) {
    return answer
        .withBody(new EventStreamBody(answer, events))
        .with("Content-Type", EventStreamOutput.CONTENT_TYPE);
  }

  @Override
  public long length() {
    return -1;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (events) {
      tell(out);
    }
  }

  private void tell(OutputStream out) throws IOException {
    String contentType = answer.headers().getOrDefault("Content-Type", "application/json");
    EventStreamOutput output = new EventStreamOutput(out, contentType);
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    answer.body().writeTo(first);
    output.first(first.toByteArray());
    events.tell(output);
  }
}
