package weir.api.weir;

import java.util.List;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;
import weir.diagnosis.Finding;

/// What somebody can do about a finding, with the commands for a shell.
final class RemedyShape extends PlainShape {
  private static final List<SdkField<?>> FIELDS = List.of(text("Deed"), texts("Commands"));

  static RemedyShape of(Finding.Remedy remedy) {
    RemedyShape shape = new RemedyShape();
    shape.set("Deed", remedy.deed());
    shape.set("Commands", remedy.commands());
    return shape;
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }
}
