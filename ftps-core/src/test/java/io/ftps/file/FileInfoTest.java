/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileInfoTest {
    private static final Instant NOON = Instant.parse("2024-02-29T12:00:00Z");

    @Test
    void aFileNeedsNoMoreThanNameSizeAndTime() {
        FileInfo info = FileInfo.file("a b", 7, NOON);

        assertThat(info.kind()).isEqualTo(FileInfo.Kind.FILE);
        assertThat(info.mode()).isEqualTo(0644);
        assertThat(info.linkTarget()).isEmpty();
    }

    @Test
    void aDirectoryNeedsNoMoreThanNameAndTime() {
        FileInfo info = FileInfo.directory("d", NOON);

        assertThat(info.kind()).isEqualTo(FileInfo.Kind.DIRECTORY);
        assertThat(info.mode()).isEqualTo(0755);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\0b", "\n"})
    void noTextCanEndALineOfAListing(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileInfo.file(text, 0, NOON))
                .withMessageContaining("name: holds the character");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileInfo(
                        "a", FileInfo.Kind.SYMBOLIC_LINK, 0, NOON, Optional.empty(), 0, "", "", "", Optional.of(text)))
                .withMessageContaining("linkTarget: holds the character");
    }

    @Test
    void aSizeIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileInfo.file("a", -1, NOON))
                .withMessage("size: -1 (expected: >= 0)");
    }
}
