/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.BindingLevel;
import io.ftps.server.TlsMode;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Python's own FTP client; {@code ftplib_session.py} beside this class is what a user of it writes. */
@Tag("CLIENT")
final class PythonFtplibTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    /** More than socket buffers hold, so that a download of it can be stopped in its middle. */
    private static final int BIG = 30_000_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = TlsMode.class,
            names = {"EXPLICIT", "IMPLICIT"})
    void everyMethodOfFtplibWorks(TlsMode mode) throws Exception {
        try (ServerFixture server = ServerFixture.in(folder)) {
            Bytes.write(server.file("big"), BIG);

            Run run = Program.PYTHON.run(
                    server.mine(),
                    Visit.script("ftplib_session.py").toString(),
                    mode.name(),
                    String.valueOf(server.port(mode)),
                    server.certificate().toString(),
                    TestServer.USER,
                    TestServer.PASSWORD);

            assertThat(run.succeeded().output()).endsWith("every check passed\n");
            assertThat(server.events().transfers())
                    .extracting(ended -> ended.result().outcome())
                    .containsOnly(Outcome.COMPLETED, Outcome.ABORTED)
                    .containsOnlyOnce(Outcome.ABORTED);
            // CPython has no way to resume a session on the data connection.
            assertThat(server.events().transfers())
                    .filteredOn(ended -> ended.result().outcome() == Outcome.COMPLETED)
                    .allSatisfy(ended -> assertThat(ended.result().binding()).contains(BindingLevel.ADDRESS));
        }
    }
}
