/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.TlsMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** basic-ftp, the FTP client of Node.js programs. */
final class BasicFtpClientTest extends ScriptedClientContract {
    BasicFtpClientTest() {
        super(Program.NODE_WITH_BASIC_FTP, "basic_ftp_steps.js");
    }

    @Override
    String name() {
        return "basic-ftp";
    }

    @Override
    String version(Path folder) throws Exception {
        return evaluate(folder, "-p", "require('basic-ftp/package.json').version")
                .output();
    }

    @Override
    Map<String, String> environment() {
        return Map.of("NODE_PATH", Program.NODE_WITH_BASIC_FTP.library().toString());
    }

    @Test
    void aHundredDownloadsOnOneSessionAllResume(@TempDir Path folder) throws Exception {
        List<String> names =
                IntStream.rangeClosed(1, 100).mapToObj(number -> "f" + number).toList();
        try (ServerFixture server = ServerFixture.in(folder)) {
            for (String name : names) {
                Bytes.write(server.file(name), 1_000);
            }

            download(new Visit(server, TlsMode.EXPLICIT), names);

            assertThat(AwkwardNames.contents(server.mine())).isEqualTo(AwkwardNames.contents(server.files()));
            assertThat(server.events().handshakes()).hasSize(1);
            Transfers.assertBoundBy(Transfers.RESUMED, Transfers.files(server));
        }
    }
}
