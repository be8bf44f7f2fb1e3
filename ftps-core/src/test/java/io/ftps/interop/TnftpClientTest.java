/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import io.ftps.server.TlsMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** tnftp, the FTP program of the BSDs. */
final class TnftpClientTest extends TypedClientContract {
    @Override
    String name() {
        return "tnftp";
    }

    @Override
    String version(Path folder) throws Exception {
        return Program.TNFTP.run(folder, "about:version").output();
    }

    /** It speaks TLS to web servers only. */
    @Override
    Set<TlsMode> modes() {
        return Set.of(TlsMode.PLAIN_LOGIN_ALLOWED);
    }

    @Override
    Run type(Visit visit, List<String> lines) throws Exception {
        return Program.TNFTP.type(visit.mine(), List.of("-n", "-p", "-i", "127.0.0.1", visit.port()), lines);
    }
}
