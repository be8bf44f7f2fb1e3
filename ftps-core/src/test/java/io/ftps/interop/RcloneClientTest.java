/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import io.ftps.server.TlsMode;
import io.ftps.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** rclone. */
final class RcloneClientTest extends ClientContract {
    /** The password as rclone wants to be given one, see {@code rclone obscure}; it is obscured, not encrypted. */
    private static final String OBSCURED_PASSWORD = "_KIVcNR_9_pWdM4k5SIMj3f2dIw-eQ";

    @Override
    String name() {
        return "rclone";
    }

    @Override
    String version(Path folder) throws Exception {
        return Program.RCLONE.run(folder, "version").output();
    }

    @Override
    Map<Step, String> cannot() {
        return Map.of(
                Step.RESUME_DOWNLOAD, "rclone copies a file again",
                Step.RESUME_UPLOAD, "rclone copies a file again");
    }

    private static Run rclone(Visit visit, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("--config", "/dev/null", "--retries", "1", "--transfers", "1"));
        line.addAll(List.of("--checkers", "1", "--no-check-dest"));
        line.addAll(List.of(arguments));
        Map<String, String> environment = Map.of("SSL_CERT_FILE", visit.certificate());
        return Program.RCLONE.run(visit.mine(), environment, line).succeeded();
    }

    private static String there(Visit visit, String name) {
        String tls = visit.mode() == TlsMode.IMPLICIT ? "tls" : "explicit_tls";
        return ":ftp,host=127.0.0.1,port=" + visit.port() + ",user=" + TestServer.USER + ",pass=" + OBSCURED_PASSWORD
                + "," + tls + "=true,concurrency=1:" + name;
    }

    @Override
    String list(Visit visit) throws Exception {
        return rclone(visit, "lsf", there(visit, "")).output();
    }

    @Override
    void download(Visit visit, List<String> names) throws Exception {
        rclone(visit, "copy", there(visit, ""), ".");
    }

    @Override
    void upload(Visit visit, List<String> names) throws Exception {
        rclone(visit, "copy", ".", there(visit, ""));
    }

    @Override
    void rename(Visit visit, String from, String to) throws Exception {
        rclone(visit, "moveto", there(visit, from), there(visit, to));
    }

    @Override
    void delete(Visit visit, String name) throws Exception {
        rclone(visit, "deletefile", there(visit, name));
    }
}
