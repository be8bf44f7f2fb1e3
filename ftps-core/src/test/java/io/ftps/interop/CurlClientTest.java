/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** curl. */
final class CurlClientTest extends ClientContract {
    @Override
    String name() {
        return "curl";
    }

    @Override
    String version(Path folder) throws Exception {
        return Program.CURL.run(folder, "--version").output();
    }

    private static Curl curl(Visit visit) {
        return Curl.to(visit.server(), visit.mode());
    }

    @Override
    String list(Visit visit) throws Exception {
        return curl(visit).run("@").succeeded().output();
    }

    @Override
    void download(Visit visit, List<String> names) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--globoff"));
        names.forEach(name -> arguments.addAll(List.of("--output", "./" + name, "@" + Visit.encoded(name))));
        curl(visit).run(arguments).succeeded();
    }

    @Override
    void resumeDownload(Visit visit, String name) throws Exception {
        curl(visit).run("--continue-at", "-", "--output", name, "@" + name).succeeded();
    }

    @Override
    void upload(Visit visit, List<String> names) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--globoff"));
        names.forEach(name -> arguments.addAll(List.of("--upload-file", "./" + name, "@" + Visit.encoded(name))));
        curl(visit).run(arguments).succeeded();
    }

    @Override
    void resumeUpload(Visit visit, String name) throws Exception {
        curl(visit).run("--continue-at", "-", "--upload-file", name, "@" + name).succeeded();
    }

    @Override
    void rename(Visit visit, String from, String to) throws Exception {
        curl(visit).run("--quote", "RNFR " + from, "--quote", "RNTO " + to, "@").succeeded();
    }

    @Override
    void delete(Visit visit, String name) throws Exception {
        curl(visit).run("--quote", "DELE " + name, "@").succeeded();
    }
}
