/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JVM takes the charset of file names from the locale it is started under, and nothing can change it afterwards. */
final class ForeignLocaleTest {
    private static final String ADVICE = "LC_ALL=C.UTF-8";

    @TempDir
    private Path folder;

    private String said(String locale) throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, Map.of("LC_ALL", locale))) {
            server.port();
            return server.stop();
        }
    }

    @Test
    void aJvmThatCannotNameEveryFileIsToldAtStart() throws Exception {
        assertThat(said("C").lines())
                .filteredOn(line -> line.contains("WARN") && line.contains(ADVICE))
                .hasSize(1);
    }

    @Test
    void aJvmUnderUtf8IsToldNothing() throws Exception {
        assertThat(said("C.UTF-8")).doesNotContain("WARN");
    }
}
