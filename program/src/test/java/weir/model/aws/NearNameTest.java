package weir.model.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearNameTest {
  @Test
  void findsANameWithSwappedLetters() {
    assertEquals(Optional.of("tcp"), NearName.of("tpc", List.of("udp", "tcp", "all")));
  }

  @Test
  void ignoresCase() {
    assertEquals(Optional.of("srcaddr"), NearName.of("SRCADR", List.of("dstaddr", "srcaddr")));
  }

  @Test
  void takesTheNearestOfSeveral() {
    assertEquals(Optional.of("dstaddr"), NearName.of("dstadr", List.of("srcaddr", "dstaddr")));
  }

  @Test
  void findsNothingForAShortNameWithTwoWrongLetters() {
    assertEquals(Optional.empty(), NearName.of("cnt", List.of("end")));
    assertEquals("", NearName.hint("cnt", List.of("end")));
  }

  @Test
  void takesMoreMistakesInALongName() {
    assertEquals(Optional.of("traffic_path"), NearName.of("trafic_pth", List.of("flow_direction", "traffic_path")));
    assertEquals(Optional.empty(), NearName.of("anything", List.of("traffic_path")));
  }

  @Test
  void saysWhatWasProbablyMeant() {
    assertEquals("; did you mean \"public\"?", NearName.hint("pubic", List.of("public")));
  }
}
