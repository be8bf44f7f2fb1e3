/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever text is given for certificates and key: an identity comes of it, or one sentence that says what is wrong. */
final class PemFuzzTest {
    private static final char[] PASSPHRASE = "correct horse".toCharArray();

    static Stream<Path> corpus() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(
                Path.of(PemFuzzTest.class.getResource("/corpus/PemFuzzTest").toURI()))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void aKnownCaseHolds(Path file) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(file));
    }

    /** What the fuzzer calls: one text with everything. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        assertReadOrNamed(() -> CertifiedKey.fromPemText(text, text));
        assertReadOrNamed(() -> CertifiedKey.fromPemText(text, text, PASSPHRASE));
    }

    private static void assertReadOrNamed(Runnable reading) {
        try {
            reading.run();
        } catch (CertifiedKeyException e) {
            assertThat(e).hasMessageEndingWith(".");
        }
    }
}
