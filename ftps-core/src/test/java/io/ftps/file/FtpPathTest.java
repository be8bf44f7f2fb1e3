/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FtpPathTest {
    record Meant(String directory, String text, String path) {}

    static Stream<Meant> meant() {
        return Stream.of(
                new Meant("/", "", "/"),
                new Meant("/", "/", "/"),
                new Meant("/", ".", "/"),
                new Meant("/", "..", "/"),
                new Meant("/", "../../..", "/"),
                new Meant("/", "a", "/a"),
                new Meant("/", "/a/b", "/a/b"),
                new Meant("/", "a/b/", "/a/b"),
                new Meant("/", "//a///b//", "/a/b"),
                new Meant("/", "./a/./b/.", "/a/b"),
                new Meant("/", "../a", "/a"),
                new Meant("/", "/../../etc/passwd", "/etc/passwd"),
                new Meant("/x/y", "", "/x/y"),
                new Meant("/x/y", ".", "/x/y"),
                new Meant("/x/y", "a", "/x/y/a"),
                new Meant("/x/y", "/a", "/a"),
                new Meant("/x/y", "..", "/x"),
                new Meant("/x/y", "../..", "/"),
                new Meant("/x/y", "../../..", "/"),
                new Meant("/x/y", "../../../a", "/a"),
                new Meant("/x/y", "../z/../w", "/x/w"),
                new Meant("/x/y", "a/..", "/x/y"),
                new Meant("/", "...", "/..."),
                new Meant("/", "..a", "/..a"),
                new Meant("/", ".. /x", "/.. /x"),
                new Meant("/", " a ", "/ a "),
                new Meant("/", "-la", "/-la"),
                new Meant("/", "a\\..\\b", "/a\\..\\b"),
                new Meant("/", "%2e%2e/a", "/%2e%2e/a"),
                new Meant("/", "C:\\x", "/C:\\x"),
                new Meant("/", "~", "/~"),
                new Meant("/", "say \"hi\"", "/say \"hi\""),
                new Meant("/", "tab\tescape\u001b", "/tab\tescape\u001b"),
                new Meant(
                        "/",
                        "gr\u00fc\u00dfe/\u65e5\u672c/\ud83d\ude00",
                        "/gr\u00fc\u00dfe/\u65e5\u672c/\ud83d\ude00"));
    }

    @ParameterizedTest
    @MethodSource("meant")
    void textMeansOnePath(Meant row) {
        FtpPath directory = FtpPath.ROOT.resolve(row.directory());

        assertThat(directory.resolve(row.text())).hasToString(row.path());
    }

    record Refused(String text, String reason) {}

    static Stream<Refused> refused() {
        return Stream.of(
                new Refused("a\0b", "NUL, CR or LF"),
                new Refused("a\rb", "NUL, CR or LF"),
                new Refused("a\nb", "NUL, CR or LF"),
                new Refused("a\r\nDELE b", "NUL, CR or LF"),
                new Refused("\ud83d", "half a surrogate pair"),
                new Refused("\ude00a", "half a surrogate pair"),
                new Refused("a\ud83db", "half a surrogate pair"),
                new Refused("x".repeat(256), "255 bytes of UTF-8, this one has 256"),
                new Refused("\u00e4".repeat(128), "255 bytes of UTF-8, this one has 256"),
                new Refused("\ud83d\ude00".repeat(64), "255 bytes of UTF-8, this one has 256"),
                new Refused("a/".repeat(257), "256 names deep, this one has 257"),
                new Refused("/".repeat(4_097), "4096 characters, this one has 4097"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void textThatIsNoPathIsRefusedInOneSentence(Refused row) {
        assertThatExceptionOfType(InvalidPathException.class)
                .isThrownBy(() -> FtpPath.ROOT.resolve(row.text()))
                .withMessageContaining(row.reason())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\r", "\n", "\0"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void theLongestNameAndTheDeepestPathAreTaken() {
        String longest = "x".repeat(FtpPath.MAX_NAME_BYTES);

        assertThat(FtpPath.ROOT.resolve(longest).name()).isEqualTo(longest);
        assertThat(FtpPath.ROOT.resolve("a/".repeat(FtpPath.MAX_DEPTH)).names()).hasSize(FtpPath.MAX_DEPTH);
    }

    @Test
    void manySmallStepsDoNotGoBeyondTheBounds() {
        FtpPath path = FtpPath.ROOT;
        for (int i = 0; i < 16; i++) {
            path = path.resolve("x".repeat(254));
        }
        FtpPath deep = path;

        assertThatExceptionOfType(InvalidPathException.class)
                .isThrownBy(() -> deep.resolve("y".repeat(254)))
                .withMessageContaining("4096 characters");
    }

    @Test
    void theRootIsItsOwnParentAndHasNoName() {
        assertThat(FtpPath.ROOT.parent()).isEqualTo(FtpPath.ROOT);
        assertThat(FtpPath.ROOT.name()).isEmpty();
        assertThat(FtpPath.ROOT.isRoot()).isTrue();
        assertThat(FtpPath.ROOT.resolve("a").parent()).isSameAs(FtpPath.ROOT);
    }

    @Test
    void aPathKnowsItsNames() {
        FtpPath path = FtpPath.ROOT.resolve("a/b/c");

        assertThat(path.names()).isEqualTo(List.of("a", "b", "c"));
        assertThat(path.name()).isEqualTo("c");
        assertThat(path.parent()).hasToString("/a/b");
        assertThat(path.isRoot()).isFalse();
    }

    @Test
    void wholeNamesDecideWhatStartsWithWhat() {
        FtpPath path = FtpPath.ROOT.resolve("abc/d");

        assertThat(path.startsWith(FtpPath.ROOT)).isTrue();
        assertThat(path.startsWith(path)).isTrue();
        assertThat(path.startsWith(path.parent())).isTrue();
        assertThat(path.startsWith(FtpPath.ROOT.resolve("ab"))).isFalse();
        assertThat(path.parent().startsWith(path)).isFalse();
    }

    @Test
    void equalTextMakesEqualPaths() {
        FtpPath one = FtpPath.ROOT.resolve("a/b");
        FtpPath other = FtpPath.ROOT.resolve("x").resolve("../a//./b/");

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(FtpPath.ROOT.resolve("A/b"));
    }
}
