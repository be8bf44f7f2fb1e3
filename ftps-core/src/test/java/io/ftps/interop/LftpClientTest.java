/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** lftp. */
final class LftpClientTest extends ClientContract {
    @Override
    String name() {
        return "lftp";
    }

    @Override
    String version(Path folder) throws Exception {
        return Program.LFTP.run(folder, "--version").output();
    }

    private static Run lftp(Visit visit, String... commands) throws Exception {
        return new Lftp(visit.server(), visit.mode()).run(commands).succeeded();
    }

    private static String quoted(List<String> names) {
        return names.stream()
                .map(name -> "\"./" + name.replace("\\", "\\\\") + "\"")
                .collect(Collectors.joining(" "));
    }

    @Override
    String list(Visit visit) throws Exception {
        return lftp(visit, "ls").output();
    }

    @Override
    void download(Visit visit, List<String> names) throws Exception {
        lftp(visit, "get " + quoted(names));
    }

    @Override
    void resumeDownload(Visit visit, String name) throws Exception {
        lftp(visit, "get -c " + name);
    }

    @Override
    void upload(Visit visit, List<String> names) throws Exception {
        lftp(visit, "put " + quoted(names));
    }

    @Override
    void resumeUpload(Visit visit, String name) throws Exception {
        lftp(visit, "put -c " + name);
    }

    @Override
    void rename(Visit visit, String from, String to) throws Exception {
        lftp(visit, "mv " + from + " " + to);
    }

    @Override
    void delete(Visit visit, String name) throws Exception {
        lftp(visit, "rm " + name);
    }
}
