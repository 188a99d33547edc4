package weir.query.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static weir.query.insights.AskedEvents.refuses;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.aws.Fault;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;

/// `lookup` and `cidrlookup`, against looking at every row of the table in plain Java.
class LookupTest {
  @TempDir private Path folder;
  private AskedEvents asked;

  @BeforeEach
  void begin() {
    asked = new AskedEvents(folder);
  }

  @AfterEach
  void end() {
    asked.close();
  }

  @Test
  void takesTheColumnsOfTheRowWhoseKeyIsEqual() {
    String ann = "7,\"Ann \"\"A\"\" O'Hara, PhD\",ann@x";
    asked.table(
        "users", String.join("\r\n", "id,name,e mail", ann, "8,Böb😀,", "7,other,x", "A,upper,y"));
    asked.put(
        "g",
        List.of(
            "{\"id\": 7, \"name\": \"old\"}",
            "{\"id\": \"8\", \"name\": \"\"}",
            "{\"id\": \"a\", \"name\": \"none\"}",
            "no json"));
    String asc = " | sort @timestamp asc | display id, name, m";
    assertEquals(
        List.of("id=7 name=Ann \"A\" O'Hara, PhD m=ann@x", "id=8 name=Böb😀", "id=a", ""),
        asked.ask("lookup users id OUTPUT name, `e mail` as m" + asc, "g"));
    assertEquals(
        List.of("id=7 name=old m=ann@x", "id=8 name=Böb😀", "id=a name=none", ""),
        asked.ask("lookup users id as id OUTPUTNEW name, `e mail` as m" + asc, "g"));
    assertEquals(
        List.of("name=Ann \"A\" O'Hara, PhD n=1"),
        asked.ask(
            "lookup users id OUTPUT name | filter ispresent(name) and name like 'Hara' | stats"
                + " count(*) as n by name",
            "g"));
    assertEquals(
        List.of("id=7"),
        asked.ask(
            "lookup users id, name as name OUTPUT `e mail` as m | filter name = 'old' | display id,"
                + " m",
            "g"));
  }

  @Test
  void takesTheRowOfTheLongestPrefix() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Supplier<String> address =
        () ->
            random.nextBoolean()
                ? "10.%d.%d.%d"
                    .formatted(random.nextInt(3), random.nextInt(3) * 127, random.nextInt(256))
                : "2001:db8:%x::%x".formatted(random.nextInt(3), random.nextInt(300));
    Map<Cidr, String> networks = new HashMap<>();
    StringBuilder csv = new StringBuilder("owner,net\n");
    for (int i = 0; i < 200; i++) {
      String text = address.get();
      Cidr cidr = Cidr.of(text + "/" + random.nextInt(IpAddress.of(text).bits() + 1));
      if (networks.putIfAbsent(cidr, "o" + i) == null) {
        csv.append("o").append(i).append(',').append(cidr).append('\n');
      }
    }
    asked.table("t", csv.toString());
    List<String> messages =
        IntStream.range(0, 500).mapToObj(_ -> "{\"ip\": \"" + address.get() + "\"}").toList();
    asked.put("g", messages);
    List<String> expected = new ArrayList<>();
    for (String message : messages) {
      String text = message.substring(8, message.length() - 2);
      IpAddress ip = IpAddress.of(text);
      Map<Integer, String> holding = new TreeMap<>();
      networks.forEach((cidr, owner) -> {
        if (cidr.contains(ip)) {
          holding.put(-cidr.prefixLength(), owner);
        }
      });
      expected.add(
          "ip=" + text + (holding.isEmpty() ? "" : " owner=" + holding.values().iterator().next()));
    }
    for (String column : List.of("", " as net")) {
      assertEquals(
          expected,
          asked.ask(
              "cidrlookup t ip"
                  + column
                  + " OUTPUT owner | sort @timestamp asc | display ip, owner",
              "g"),
          "seed " + seed);
    }
  }

  @Test
  void whatIsNoAddressLiesInNoNetwork() {
    asked.table("t", "srcAddr,x\n0.0.0.0/0,four\n::/0,six\n10.1.2.3,one\n");
    asked.put(
        "g",
        List.of(
            "{\"a\": \"10.1.2.3\"}",
            "{\"a\": \"10.1.2.4\"}",
            "{\"a\": \"fe80::1\"}",
            "{\"a\": \"-\"}",
            "{}"));
    assertEquals(
        List.of("a=10.1.2.3 x=one", "a=10.1.2.4 x=four", "a=fe80::1 x=six", "a=-", ""),
        asked.ask("cidrlookup t a OUTPUT x | sort @timestamp asc | display a, x", "g"));
    asked.table("six", "n,x\n::/0,six\n");
    assertEquals(
        List.of("a=10.1.2.3", "a=10.1.2.4", "a=fe80::1 x=six", "a=-", ""),
        asked.ask("cidrlookup six a OUTPUT x | sort @timestamp asc | display a, x", "g"));
  }

  private static String refusal(String csv) {
    return assertThrows(Fault.Invalid.class, () -> LookupTable.parse("t", csv)).sentence();
  }

  @Test
  void readsTables() {
    assertEquals(
        List.of(List.of("1", "x\ny,\"z\""), List.of("", "ü")),
        LookupTable.parse("t", "\ufeffa,b\r\n1,\"x\ny,\"\"z\"\"\"\r\n\r\n,ü\r\n").rows());
    assertEquals(List.of(), LookupTable.parse("t", "a").rows());
  }

  @Test
  void refusesWhatIsNoTable() {
    assertEquals(
        "the CSV is empty but must begin with a line that names its columns", refusal("\n\n"));
    assertEquals(
        "the CSV's first line names the column \"a\" but every column must have a name of its own",
        refusal("a,a\n1,2"));
    assertEquals(
        "row 2 of the CSV has 1 values but its first line names 2 columns",
        refusal("a,b\n1,2\n3\n"));
    assertEquals("the CSV's quote at character 4 is not closed", refusal("a,b\n\"1,2\n"));
    assertEquals(
        "the CSV has \"x\" behind a closing quote at character 7; a quote inside of a value in"
            + " quotes is written twice",
        refusal("a,b\n\"1\"x,2\n"));
  }

  @Test
  void namesTheColumnsThatATableHas() {
    asked.table("t", "id,name\n1,x\n");
    asked.put("g", List.of("{}"));
    Fault.Invalid wrong =
        assertThrows(
            Fault.Invalid.class,
            () -> asked.run("lookup t id OUTPUT nam", AskedEvents.TIMES, List.of("g")));
    assertEquals(
        "the lookup table t has no column nam; its columns are id, name", wrong.sentence());
  }

  @Test
  void saysWhereALookupIsWrong() {
    refuses("lookup 'x'", 7, 8, "unexpected symbol found '; expected the name of a lookup table");
    refuses(
        "lookup t a display b",
        11,
        18,
        "unexpected symbol found display; expected OUTPUT or OUTPUTNEW and the columns");
    refuses(
        "cidrlookup t OUTPUT",
        19,
        19,
        "unexpected end of the query; expected OUTPUT or OUTPUTNEW and the columns");
  }
}
