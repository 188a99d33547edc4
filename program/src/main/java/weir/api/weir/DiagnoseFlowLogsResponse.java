package weir.api.weir;

import java.util.List;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;
import weir.diagnosis.Diagnosis;

/// What DiagnoseFlowLogs answers: a diagnosis for each flow log.
final class DiagnoseFlowLogsResponse extends PlainShape {
  private static final List<SdkField<?>> FIELDS = List.of(list("Diagnoses", DiagnosisShape::new));

  static DiagnoseFlowLogsResponse of(List<Diagnosis> diagnoses) {
    DiagnoseFlowLogsResponse response = new DiagnoseFlowLogsResponse();
    response.set("Diagnoses", diagnoses.stream().map(DiagnosisShape::of).toList());
    return response;
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }
}
