package weir.diagnosis;

import java.util.List;

/// What the doctor says of one flow log.
///
/// @param summary how it fares in one sentence: `delivering, last file at 2026-11-21T10:05:31Z`
/// @param findings what is wrong, the worst first; none when all is well
public record Diagnosis(String flowLogId, String summary, List<Finding> findings) {
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  public boolean isWell() {
    return findings.isEmpty();
  }
}
