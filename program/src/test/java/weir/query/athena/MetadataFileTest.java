package weir.query.athena;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlOutput;
import weir.query.sql.SqlType;

class MetadataFileTest {
  /// As a file of AWS's has them: a SELECT of one integer without rows, of 60 bytes.
  @Test
  void holdsTheBytesThatAthenaWrites() {
    byte[] file =
        MetadataFile.of(
            "20260917_085516_00349_2tzvk",
            "",
            OptionalLong.empty(),
            List.of(AnswerColumn.of(new SqlOutput("i", SimpleType.INTEGER))));
    assertEquals(
        "0a1b32303236303931375f3038353531365f30303334395f32747a766b221d0a04686976652201692a01693207"
            + "696e7465676572380a400048035000",
        HexFormat.of().formatHex(file));
  }

  @Test
  void countsChangedRowsEvenWhenThereAreNone() {
    byte[] file = MetadataFile.of("q1", "INSERT", OptionalLong.of(0), List.of(AnswerColumn.rows()));
    assertEquals(
        "0a0271311206494e534552541800"
            + "22220a04686976652204726f77732a04726f77733206626967696e743813400048035000",
        HexFormat.of().formatHex(file));
  }

  @Test
  void saysOfEachTypeWhatAthenaSays() {
    AnswerColumn decimal = AnswerColumn.of(new SqlOutput("d", new SqlType.Decimal(12, 3)));
    assertEquals(new AnswerColumn("d", "decimal", 12, 3, false), decimal);
    assertEquals(
        new AnswerColumn("r", "float", 17, 0, false),
        AnswerColumn.of(new SqlOutput("r", SimpleType.REAL)));
    assertEquals(
        new AnswerColumn("s", "varchar", Integer.MAX_VALUE, 0, true),
        AnswerColumn.of(new SqlOutput("s", SqlType.parse("varchar"))));
    assertEquals(
        new AnswerColumn("m", "map", 0, 0, false),
        AnswerColumn.of(new SqlOutput("m", SqlType.parse("map(varchar, bigint)"))));
  }
}
