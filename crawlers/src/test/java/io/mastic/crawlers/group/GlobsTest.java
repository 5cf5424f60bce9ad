package io.mastic.crawlers.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of AWS's page on exclude patterns, and more. */
class GlobsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *.csv                          | a.csv                 | true
          *.csv                          | x/a.csv               | false
          *.*                            | .hidden               | true
          *.{csv,avro}                   | a.avro                | true
          *.{csv,avro}                   | a.json                | false
          foo.?                          | foo.c                 | true
          foo.?                          | foo.cc                | false
          myfolder/*                     | myfolder/mysource     | true
          myfolder/*                     | myfolder/my/data      | false
          myfolder/*/*                   | myfolder/my/data      | true
          myfolder/**                    | myfolder/a/b/c        | true
          myfolder**                     | myfolder              | true
          myfolder**                     | myfolder/mydata.txt   | true
          departments/market*            | departments/market-us.json | true
          **.csv                         | employees/john.csv    | true
          2015/01/{[!0],0[8-9]}**        | 2015/01/10/x          | true
          2015/01/{[!0],0[8-9]}**        | 2015/01/08/x          | true
          2015/01/{[!0],0[8-9]}**        | 2015/01/07/x          | false
          2015/0[2-9]/**                 | 2015/03/01/x          | true
          2015/0[2-9]/**                 | 2015/01/01/x          | false
          a\\*b                          | a*b                   | true
          a\\*b                          | axb                   | false
          [a-c]x                         | bx                    | true
          [-a]x                          | -x                    | true
          a?b                            | a/b                   | false
          a[+-9]b                        | a/b                   | false
          a[+-9]b                        | a.b                   | true
          a[+-9]b                        | a5b                   | true
          a[/]b                          | a/b                   | false
          [!a-c]                         | d                     | true
          [!a-c]                         | b                     | false
          [!a-c]                         | /                     | false
          😀[😀-😎]?                     | 😀😃😀                | true
          'a+(b|c)$'                     | 'a+(b|c)$'            | true
          """)
  void patterns(String glob, String path, boolean match) {
    assertThat(Globs.of(List.of(glob)).match(path)).isEqualTo(match);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "**a**a**a**a**a**a**a**a**a**a**a**a**a**b",
        "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
        "{**a,**aa}{**a,**aa}{**a,**aa}{**a,**aa}{**a,**aa}{**a,**aa}{**a,**aa}{**a,**aa}b",
        "{a*,aa*}{a*,aa*}{a*,aa*}{a*,aa*}{a*,aa*}{a*,aa*}{a*,aa*}{a*,aa*}{a*,aa*}{a*,aa*}b",
      })
  @Timeout(20)
  void noPatternTakesForEver(String glob) {
    Globs globs = Globs.of(List.of(glob));
    String path = "a".repeat(1_000);
    for (int i = 0; i < 20; i++) {
      assertThat(globs.match(path)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[a", "{a,b", "{a,{b}}", "a\\", "[z-a]"})
  void brokenPatterns(String glob) {
    assertThatThrownBy(() -> Globs.of(List.of(glob)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(glob);
  }
}
