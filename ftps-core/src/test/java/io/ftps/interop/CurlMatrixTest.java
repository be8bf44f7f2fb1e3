/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.TlsMode;
import io.ftps.testing.Leaks;
import io.ftps.testing.RecordingEvents.EndedTransfer;
import io.ftps.tls.TlsSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of awkward sizes come back identical through every way curl has. */
@Tag("CLIENT")
final class CurlMatrixTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    /** Nothing; one byte; one less than a TLS record; some batches of the engine's pump. */
    private static final List<Integer> SIZES = List.of(0, 1, 16_383, 1_048_576);

    @TempDir
    private Path folder;

    static Stream<Arguments> ways() {
        List<Arguments> ways = new ArrayList<>();
        for (TlsMode mode : List.of(TlsMode.EXPLICIT, TlsMode.IMPLICIT)) {
            for (String passive : List.of("--ftp-pasv", "--disable-epsv")) {
                ways.add(Arguments.of(mode, List.of("--tlsv1.2", "--tls-max", "1.2"), "TLSv1.2", passive));
                ways.add(Arguments.of(mode, List.of("--tlsv1.3"), "TLSv1.3", passive));
            }
        }
        return ways.stream();
    }

    @ParameterizedTest(name = "{0} {2} {3}")
    @MethodSource("ways")
    void filesComeBackIdentical(TlsMode mode, List<String> versions, String protocol, String passive) throws Exception {
        try (ServerFixture server = ServerFixture.in(folder)) {
            Curl curl = Curl.to(server, mode);
            List<String> options = new ArrayList<>(versions);
            options.add(passive);

            curl.run(join(options, uploads(server))).succeeded();
            Run downloads = curl.run(join(options, downloads())).succeeded();

            for (int size : SIZES) {
                String sent = Bytes.sha256(server.mine("up" + size));
                assertThat(Bytes.sha256(server.file("file" + size))).isEqualTo(sent);
                assertThat(Bytes.sha256(server.mine("down" + size))).isEqualTo(sent);
            }
            List<EndedTransfer> transfers = Transfers.files(server);
            assertThat(transfers).hasSize(2 * SIZES.size());
            Transfers.assertWhole(transfers);
            Transfers.assertBoundBy(Transfers.RESUMED, transfers.subList(resumable(protocol), transfers.size()));
            assertThat(server.events().handshakes())
                    .extracting(TlsSession::protocol)
                    .containsOnly(protocol);
            assertThat(downloads.errors())
                    .contains(passive.equals("--disable-epsv") ? "> PASV" : "> EPSV")
                    .doesNotContain(passive.equals("--disable-epsv") ? "> EPSV" : "> PASV");
        }
    }

    /**
     * Where resumption begins. OpenSSL uses a ticket of TLS 1.3 once, and an upload brings no new one: curl reads nothing
     * before it closes. So only the downloads must all resume; each of them brings the ticket for the next.
     */
    private static int resumable(String protocol) {
        return protocol.equals("TLSv1.3") ? SIZES.size() : 0;
    }

    private static List<String> uploads(ServerFixture server) throws IOException {
        List<String> arguments = new ArrayList<>();
        for (int size : SIZES) {
            Bytes.write(server.mine("up" + size), size);
            arguments.addAll(List.of("--upload-file", "up" + size, "@file" + size));
        }
        return arguments;
    }

    private static List<String> downloads() {
        List<String> arguments = new ArrayList<>();
        for (int size : SIZES) {
            arguments.addAll(List.of("--output", "down" + size, "@file" + size));
        }
        return arguments;
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
