package weir.query.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What CloudWatch Logs answers, as its documentation and recordings of it say.
class FilterPatternTest {
  private static final String APACHE =
      "127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] \"GET /apache_pb.gif HTTP/1.0\" 404 1534";

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          ``                    ¦ anything              ¦ true
          `   `                 ¦ anything              ¦ true
          ERROR                 ¦ TERROR                ¦ true
          ERROR                 ¦ ERROR-REQUEST         ¦ true
          ERROR                 ¦ [ERROR]               ¦ true
          ERROR                 ¦ error                 ¦ false
          ERROR                 ¦ ERRO                  ¦ false
          ERROR-REQUEST         ¦ an ERROR-REQUEST      ¦ true
          ERROR ARGUMENTS       ¦ ARGUMENTS after ERROR ¦ true
          ERROR ARGUMENTS       ¦ ERROR                 ¦ false
          -ERROR                ¦ all is well           ¦ true
          -ERROR                ¦ an ERROR              ¦ false
          ERROR -EXIT           ¦ ERROR                 ¦ true
          ERROR -EXIT           ¦ ERROR EXIT            ¦ false
          ERROR -"at the end"   ¦ ERROR at the start    ¦ true
          ERROR -"at the end"   ¦ ERROR at the end      ¦ false
          ?ERROR ?ARGUMENTS     ¦ ERROR                 ¦ true
          ?ERROR ?ARGUMENTS     ¦ ARGUMENTS             ¦ true
          ?ERROR ?ARGUMENTS     ¦ INFO                  ¦ false
          ?ERROR ?WARN REQUEST  ¦ REQUEST               ¦ true
          ?ERROR ?WARN REQUEST  ¦ ERROR                 ¦ false
          ?ERROR -WARN          ¦ INFO                  ¦ true
          ?ERROR -WARN          ¦ ERROR WARN            ¦ false
          "INTERNAL SERVER"     ¦ INTERNAL SERVER ERROR ¦ true
          "INTERNAL SERVER"     ¦ SERVER INTERNAL       ¦ false
          " "                   ¦ two words             ¦ true
          " "                   ¦ one                   ¦ false
          "a \\"b\\" c"         ¦ say a "b" c           ¦ true
          "a\\\\b"              ¦ a\\b                  ¦ true
          "a\\nb"               ¦ a\\nb                 ¦ true
          "überall"             ¦ nicht überall         ¦ true
          %ERR[OA]R%            ¦ my ERRAR              ¦ true
          %ERR[OA]R%            ¦ my ERRER              ¦ false
          -%[0-9]%              ¦ none                  ¦ true
          -%[0-9]%              ¦ 1                     ¦ false
          ?%^a% ?%z$%           ¦ to z                  ¦ true
          ?%^a% ?%z$%           ¦ by y                  ¦ false
          %Task timed out after|^REPORT\\s.+\\sStatus: timeout% ¦ REPORT RequestId: 1 Status: timeout ¦ true
          """)
  void matchesTerms(String pattern, String message, boolean expected) {
    assertEquals(expected, FilterPattern.parse(pattern).matches(message));
  }

  @Test
  void requiresTermsOnAnyLine() {
    assertEquals(true, FilterPattern.parse("ERROR second").matches("ERROR\nthe second line"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          { $.v = 1 }               ¦ {"v":1}                  ¦ true
          { $.v = 1 }               ¦ {"v":1.0}                ¦ true
          { $.v = 1 }               ¦ {"v":1e0}                ¦ true
          { $.v = 1 }               ¦ {"v":"1"}                ¦ true
          { $.v = 1 }               ¦ {"v":"1.0"}              ¦ false
          { $.v = 1 }               ¦ {"v":true}               ¦ false
          { $.v = 1e-3 }            ¦ {"v":0.001}              ¦ true
          { $.v = "1" }             ¦ {"v":1}                  ¦ true
          { $.v = "1" }             ¦ {"v":"1"}                ¦ true
          { $.v = "1" }             ¦ {"v":1.0}                ¦ false
          { $.v = 4* }              ¦ {"v":404}                ¦ true
          { $.v = 4* }              ¦ {"v":"40x"}              ¦ true
          { $.v = 4* }              ¦ {"v":504}                ¦ false
          { $.v > 75 }              ¦ {"v":76}                 ¦ true
          { $.v > 75 }              ¦ {"v":75}                 ¦ false
          { $.v > 75 }              ¦ {"v":"76"}               ¦ false
          { $.v >= 75 }             ¦ {"v":75}                 ¦ true
          { $.v < 50 }              ¦ {"v":49.9}               ¦ true
          { $.v <= -1.5 }           ¦ {"v":-1.5}               ¦ true
          { $.v = abc }             ¦ {"v":"abc"}              ¦ true
          { $.v = abc }             ¦ {"v":"abcd"}             ¦ false
          { $.v = "*b*" }           ¦ {"v":"abc"}              ¦ true
          { $.v = a*c }             ¦ {"v":"abbc"}             ¦ true
          { $.v = a*c }             ¦ {"v":"ac"}               ¦ true
          { $.v = "a?c" }           ¦ {"v":"abc"}              ¦ false
          { $.v = "a?c" }           ¦ {"v":"a?c"}              ¦ true
          { $.v = * }               ¦ {"v":""}                 ¦ true
          { $.v = * }               ¦ {"v":7}                  ¦ true
          { $.v = * }               ¦ {"v":null}               ¦ false
          { $.v = * }               ¦ {"v":[1]}                ¦ false
          { $.v = true }            ¦ {"v":true}               ¦ false
          { $.v IS TRUE }           ¦ {"v":true}               ¦ true
          { $.v IS TRUE }           ¦ {"v":false}              ¦ false
          { $.v IS FALSE }          ¦ {"v":false}              ¦ true
          { $.v IS FALSE }          ¦ {"v":"false"}            ¦ false
          { $.v IS NULL }           ¦ {"v":null}               ¦ true
          { $.v IS NULL }           ¦ {"v":[1,null]}           ¦ true
          { $.v IS NULL }           ¦ {"v":[1,[null]]}         ¦ false
          { $.v IS NULL }           ¦ {"w":null}               ¦ false
          { $.v NOT EXISTS }        ¦ {"w":1}                  ¦ true
          { $.v NOT EXISTS }        ¦ {"v":null}               ¦ false
          { $.v.w NOT EXISTS }      ¦ {"v":1}                  ¦ true
          { $.v != 1 }              ¦ {"v":2}                  ¦ true
          { $.v != 1 }              ¦ {"v":"x"}                ¦ true
          { $.v != 1 }              ¦ {"v":1.0}                ¦ false
          { $.v != 1 }              ¦ {"w":2}                  ¦ false
          { $.v != 1 }              ¦ {"v":null}               ¦ false
          { $.v != 1 }              ¦ {"v":true}               ¦ false
          { $.v != 1 }              ¦ {"v":[2]}                ¦ false
          { $.v != 1 }              ¦ {"v":{}}                 ¦ false
          { $.v != 123.123.* }      ¦ {"v":"123.124.1.1"}      ¦ true
          { $.v != 123.123.* }      ¦ {"v":"123.123.1.1"}      ¦ false
          { $.v = %^[0-9]+$% }      ¦ {"v":"42"}               ¦ true
          { $.v = %^[0-9]+$% }      ¦ {"v":42}                 ¦ true
          { $.v = %^[0-9]+$% }      ¦ {"v":"x42"}              ¦ false
          { $.v != %^[0-9]+$% }     ¦ {"v":"x42"}              ¦ true
          { $.v = 1 }               ¦ [{"v":1}]                ¦ false
          { $.v = 1 }               ¦ {"v":1                   ¦ false
          { $.v = 1 }               ¦ {"v":1} x                ¦ false
          { $.v = 1 }               ¦ {"v":1,}                 ¦ false
          { $.v = 1 }               ¦ {"v":1,"v":2}            ¦ false
          { $.v = 2 }               ¦ {"v":1,"v":2}            ¦ true
          { $.v.w = 1 }             ¦ {"v":{"w":1},"v":3}      ¦ false
          { $.*.w = 1 }             ¦ {"v":{"w":1},"v":3}      ¦ false
          { $.a.b = 1 }             ¦ {"a":{"b":1}}            ¦ true
          { $.a.b = 1 }             ¦ {"a.b":1}                ¦ false
          { $.['a.b'] = 1 }         ¦ {"a.b":1}                ¦ true
          { $.['a.b'] = 1 }         ¦ {"a":{"b":1}}            ¦ false
          { $.["a b"].c = 1 }       ¦ {"a b":{"c":1}}          ¦ true
          { $.detail-type = x }     ¦ {"detail-type":"x"}      ¦ true
          { $.a[1] = 2 }            ¦ {"a":[1,2]}              ¦ true
          { $.a[2] = 2 }            ¦ {"a":[1,2]}              ¦ false
          { $.a[0][1] = 2 }         ¦ {"a":[[1,2]]}            ¦ true
          { $.a[1].id = 2 }         ¦ {"a":[[],{"id":2}]}      ¦ true
          { $.a[*] = 2 }            ¦ {"a":[1,2]}              ¦ true
          { $.a[*] = 3 }            ¦ {"a":[1,2]}              ¦ false
          { $.a[*].id NOT EXISTS }  ¦ {"a":[{"x":1}]}          ¦ true
          { $.a[*].id NOT EXISTS }  ¦ {"a":[{},{"id":1}]}      ¦ false
          { $.*.id = 1 }            ¦ {"x":{},"y":{"id":1}}    ¦ true
          { $.x[*].a = 1 && $.x[*].b = 2 } ¦ {"x":[{"a":1},{"b":2}]} ¦ true
          { $.v = 1 && $.w = 2 }    ¦ {"v":1,"w":3}            ¦ false
          { $.v = 9 || $.w = 3 }    ¦ {"v":1,"w":3}            ¦ true
          { $.v = 9 && $.v = 9 || $.w = 3 }   ¦ {"v":1,"w":3}  ¦ true
          { $.v = 9 && ($.v = 9 || $.w = 3) } ¦ {"v":1,"w":3}  ¦ false
          {$.v="x y"}               ¦ {"v":"x y"}              ¦ true
          { $.v = "\\"q\\"" }       ¦ {"v":"\\"q\\""}          ¦ true
          { $.v = "é" }             ¦ {"v":"\\u00e9"}          ¦ true
          { $.v = A }               ¦ { "\\u0076" : "\\u0041" } ¦ true
          { ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") } ¦ {"errorCode":"Client.UnauthorizedOperation"} ¦ true
          """)
  void matchesJson(String pattern, String message, boolean expected) {
    assertEquals(expected, FilterPattern.parse(pattern).matches(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          []                            ¦ one                ¦ true
          []                            ¦ ` `                ¦ false
          [...]                         ¦ one                ¦ true
          [a]                           ¦ one                ¦ true
          [a, b]                        ¦ one                ¦ false
          [a, b]                        ¦ one  two           ¦ true
          [a, b]                        ¦ one two three      ¦ true
          [a, b=two]                    ¦ one two            ¦ true
          [a, b=two]                    ¦ one two three      ¦ false
          [a, b="two three"]            ¦ one two three      ¦ true
          [a, b=two, ...]               ¦ one two three      ¦ true
          [a, b=two, c]                 ¦ `one\ttwo three`   ¦ true
          [..., b=two]                  ¦ one two            ¦ true
          [..., b=two, c]               ¦ zero one two three ¦ true
          [..., b=two, c]               ¦ two                ¦ false
          [a=one, ..., d=four]          ¦ one four           ¦ true
          [a=one, ..., d=four]          ¦ one 2 3 four       ¦ true
          [a=one, ..., d=one]           ¦ one                ¦ false
          [a, b > 1000]                 ¦ x 1001             ¦ true
          [a, b > 1000]                 ¦ x 1000             ¦ false
          [a, b > 1000]                 ¦ x 1001 junk        ¦ false
          [a, b > 1000]                 ¦ x -                ¦ false
          [a, b >= 400 && b < 500]      ¦ x 404              ¦ true
          [a, b >= 400 && b < 500]      ¦ x 500              ¦ false
          [a, b = 404 || b = 410]       ¦ x 410              ¦ true
          [a, (b = 404 || b = 410) && b != 4*4] ¦ x 404      ¦ false
          [a, b = 4*]                   ¦ x 404              ¦ true
          [a, b != 4*]                  ¦ x 404              ¦ false
          [a, b = *.html*]              ¦ x /index.html?q    ¦ true
          [a, b = %^4[0-9]{2}$%]        ¦ x 404              ¦ true
          [a, b = %^4[0-9]{2}$%]        ¦ x 4040             ¦ false
          [a, b = %x,y% , c]            ¦ 1 x,y 3            ¦ true
          [a, b = 22]                   ¦ x 22               ¦ true
          [a, b = 22]                   ¦ x 22.0             ¦ false
          [a, b = "22"]                 ¦ x 22               ¦ true
          [a, b = x, c]                 ¦ 1 "x" 3            ¦ true
          [a, b = "x y", c]             ¦ 1 [x y] 3          ¦ true
          [a, b = "x y", c]             ¦ 1 "x y" 3          ¦ true
          [a, b, c = 3]                 ¦ 1 "x y" 3          ¦ true
          [a, b, c]                     ¦ 1 "x y"            ¦ false
          [a, b, c]                     ¦ 1 "x y             ¦ true
          [..., c = 3]                  ¦ "1 [2" 3           ¦ true
          [..., b = "x y", c]           ¦ 1 "x y" 3          ¦ true
          [..., b = "x y", c]           ¦ 1 "x y" 3 4        ¦ false
          """)
  void matchesFields(String pattern, String message, boolean expected) {
    assertEquals(expected, FilterPattern.parse(pattern).matches(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          [ip, user, username, timestamp, request =*.gif*, status_code = 4*, bytes] ¦ true
          [ip, user, username, timestamp, request, status_code = 4*, bytes > 1000]  ¦ true
          [ip, user, username, timestamp, request, status_code, bytes > 2000]       ¦ false
          [..., status_code=404, bytes]                                             ¦ true
          [ip=%127\\.0\\.0\\.[1-9]%, user, ...]                                     ¦ true
          [ip, ..., status_code!=404, bytes]                                        ¦ false
          [w1, w2, w3, timestamp="10/Oct/2000*", ...]                               ¦ true
          """)
  void matchesTheAccessLogOfTheDocumentation(String pattern, boolean expected) {
    assertEquals(expected, FilterPattern.parse(pattern).matches(APACHE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          [version, account, eni, source, destination, srcport, destport="22", protocol="6", packets, bytes, windowstart, windowend, action="REJECT", flowlogstatus] ¦ true
          [version, accountid, interfaceid, srcaddr, dstaddr, srcport, dstport = 80 || dstport = 8080, protocol, packets, bytes, start, end, action, logstatus] ¦ false
          [version, accountid, interfaceid, srcaddr = 10.0.2.*, dstaddr, srcport, dstport, protocol, packets, bytes >= 400, start, end, action, logstatus] ¦ true
          [..., action=REJECT, logstatus] ¦ true
          [..., action=ACCEPT, logstatus] ¦ false
          """)
  void matchesFlowRecords(String pattern, boolean expected) {
    String record =
        "2 123456789010 eni-1235b8ca123456789 10.0.2.7 172.31.9.12 49761 22 6 20 4249 1418530010"
            + " 1418530070 REJECT OK";
    assertEquals(expected, FilterPattern.parse(pattern).matches(record));
  }

  @Test
  void readsJsonOfAnyNumberOfStrings() {
    FilterPattern pattern = FilterPattern.parse("{ $.last = \"x\" }");
    for (int strings = 1; strings < 300; strings++) {
      String message = "{\"a\":[" + "\"\\n\",".repeat(strings) + "0],\"last\":\"\\u0078\"}";
      assertEquals(true, pattern.matches(message), message);
    }
  }
}
