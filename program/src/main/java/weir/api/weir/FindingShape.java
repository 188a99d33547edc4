package weir.api.weir;

import java.util.List;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;
import weir.diagnosis.Finding;

/// One reason why nothing, or less than expected, arrives.
final class FindingShape extends PlainShape {
  private static final List<SdkField<?>> FIELDS =
      List.of(
          text("Symptom"),
          text("Effect"),
          text("Sentence"),
          texts("Evidence"),
          list("Remedies", RemedyShape::new));

  static FindingShape of(Finding finding) {
    FindingShape shape = new FindingShape();
    shape.set("Symptom", finding.symptom());
    shape.set("Effect", finding.effect().name());
    shape.set("Sentence", finding.sentence());
    shape.set("Evidence", finding.evidence());
    shape.set("Remedies", finding.remedies().stream().map(RemedyShape::of).toList());
    return shape;
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }
}
