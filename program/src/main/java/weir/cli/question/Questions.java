package weir.cli.question;

import java.util.List;
import weir.model.aws.Fault;
import weir.model.aws.NearName;

/// All questions.
public final class Questions {
  public static final List<Question> ALL =
      List.of(
          TopTalkers.ENTRY,
          TopRejected.ENTRY,
          PortScans.ENTRY,
          NetworkSweeps.ENTRY,
          RemoteLogins.ENTRY,
          TrafficPaths.ENTRY,
          CrossZoneBytes.ENTRY,
          WhoTalkedTo.ENTRY,
          SilentInterfaces.ENTRY);

  private Questions() {}

  /// @throws Fault.Invalid when there is none of this name
  public static Question named(String name) {
    return ALL.stream()
        .filter(question -> question.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new Fault.Invalid(
                "there is no question "
                    + name
                    + NearName.hint(name, ALL.stream().map(Question::name).toList())
                    + "; weir ask lists them"));
  }
}
