/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import io.ftps.server.Listener;
import io.ftps.server.TlsMode;
import io.ftps.server.UploadEnd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ftp-ssl, the FTP program of Linux NetKit with TLS. */
final class FtpSslClientTest extends TypedClientContract {
    @Override
    String name() {
        return "ftp-ssl";
    }

    /** The program does not tell; there has been no other for twenty years. */
    @Override
    String version(Path folder) {
        return "0.17";
    }

    /** It knows AUTH only. */
    @Override
    Set<TlsMode> modes() {
        return Set.of(TlsMode.EXPLICIT);
    }

    @Override
    Map<Step, String> cannot() {
        return Map.of(Step.ODD_NAMES_UP, "ftp-ssl does not upload a file whose name has a backslash");
    }

    /** It ends an upload without close_notify. */
    @Override
    Listener granted(Listener listener) {
        return listener.with(UploadEnd.DANGEROUS_BARE_FIN);
    }

    @Override
    Run type(Visit visit, List<String> lines) throws Exception {
        List<String> options = new ArrayList<>(List.of("-n", "-p", "-i", "-z", "secure", "-z", "verify=1"));
        options.addAll(List.of("-z", "cacert=" + visit.certificate(), "127.0.0.1", visit.port()));
        return Program.FTP_SSL.type(visit.mine(), options, lines);
    }
}
