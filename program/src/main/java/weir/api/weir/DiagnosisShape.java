package weir.api.weir;

import java.util.List;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;
import weir.diagnosis.Diagnosis;

/// How one flow log fares: `Health` is `WELL` or `UNWELL`.
final class DiagnosisShape extends PlainShape {
  private static final List<SdkField<?>> FIELDS =
      List.of(
          text("FlowLogId"), text("Health"), text("Summary"), list("Findings", FindingShape::new));

  static DiagnosisShape of(Diagnosis diagnosis) {
    DiagnosisShape shape = new DiagnosisShape();
    shape.set("FlowLogId", diagnosis.flowLogId());
    shape.set("Health", diagnosis.isWell() ? "WELL" : "UNWELL");
    shape.set("Summary", diagnosis.summary());
    shape.set("Findings", diagnosis.findings().stream().map(FindingShape::of).toList());
    return shape;
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }
}
