/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("JDK")
final class RestorationTest {
    @TempDir
    private Path folder;

    @Test
    void aFullDiskChangesNothing() throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(
                Configuration.unix().toBuilder().setMaxSize(64 << 10).build())) {
            Path home = Files.createDirectory(disk.getPath("/home"));
            Files.writeString(home.resolve("ftps.yaml"), "old");
            Map<String, byte[]> entries = new LinkedHashMap<>();
            entries.put("in/ftps.yaml", new byte[10]);
            entries.put("in/big", new byte[100 << 10]);
            Restoration restoration = new Restoration(entries, home);

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(restoration::carryOut)
                    .withMessageStartingWith("Nothing has been restored, for /home/big cannot be written (");

            assertThat(Files.readString(home.resolve("ftps.yaml"))).isEqualTo("old");
            try (Stream<Path> left = Files.list(home)) {
                assertThat(left).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"in/../x", "in//etc/passwd", "in/a/../../b", "out/../x", "ftps.yaml", "in/", "in/./a"})
    void aNameThatLeadsElsewhereIsRefused(String name) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new ArchivedName(name).in(folder))
                .withMessage("The archive holds a file with a name that is none: " + name + ".");
    }
}
