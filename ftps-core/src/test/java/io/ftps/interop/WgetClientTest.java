/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import io.ftps.server.TlsMode;
import io.ftps.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** wget. */
final class WgetClientTest extends ClientContract {
    @Override
    String name() {
        return "wget";
    }

    @Override
    String version(Path folder) throws Exception {
        return Program.WGET.run(folder, "--version").output();
    }

    @Override
    Map<Step, String> cannot() {
        Map<Step, String> cannot = new EnumMap<>(Step.class);
        for (Step step : List.of(Step.UPLOAD, Step.RESUME_UPLOAD, Step.RENAME, Step.DELETE, Step.ODD_NAMES_UP)) {
            cannot.put(step, "wget only downloads");
        }
        return cannot;
    }

    private static void wget(Visit visit, List<String> names, String... options) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                "--no-verbose",
                "--tries=1",
                "--ca-certificate=" + visit.certificate(),
                "--user=" + TestServer.USER,
                "--password=" + TestServer.PASSWORD));
        if (visit.mode() == TlsMode.IMPLICIT) {
            line.add("--ftps-implicit");
        }
        line.addAll(List.of(options));
        names.forEach(name -> line.add("ftps://127.0.0.1:" + visit.port() + "/" + Visit.encoded(name)));
        Program.WGET.run(visit.mine(), line).succeeded();
    }

    @Override
    String list(Visit visit) throws Exception {
        wget(visit, List.of(""), "--no-remove-listing");
        return Files.readString(visit.mine().resolve(".listing"));
    }

    @Override
    void download(Visit visit, List<String> names) throws Exception {
        wget(visit, names, "--no-glob", "--restrict-file-names=nocontrol");
    }

    @Override
    void resumeDownload(Visit visit, String name) throws Exception {
        wget(visit, List.of(name), "--continue");
    }
}
