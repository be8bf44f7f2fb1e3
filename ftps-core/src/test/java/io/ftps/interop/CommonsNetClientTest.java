/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.TlsMode;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPSClient;

/** Apache Commons Net, in this JVM. Strict about replies, as it is by default. */
final class CommonsNetClientTest extends ClientContract {
    /** What a user does in a session. */
    @FunctionalInterface
    private interface Use {
        void of(FTPSClient client) throws IOException;
    }

    @Override
    String name() {
        return "commons-net";
    }

    @Override
    String version(Path folder) {
        return FTPSClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
    }

    private static void session(Visit visit, Use use) throws Exception {
        FTPSClient client = new FTPSClient(visit.mode() == TlsMode.IMPLICIT, trusting());
        client.setControlEncoding("UTF-8");
        client.connect("127.0.0.1", visit.server().port(visit.mode()));
        try {
            assertThat(client.login(TestServer.USER, TestServer.PASSWORD)).isTrue();
            client.execPBSZ(0);
            client.execPROT("P");
            client.enterLocalPassiveMode();
            assertThat(client.setFileType(FTP.BINARY_FILE_TYPE)).isTrue();
            use.of(client);
            client.logout();
        } finally {
            client.disconnect();
        }
    }

    private static SSLContext trusting() throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("server", TestServer.key().certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Override
    String list(Visit visit) throws Exception {
        StringBuilder names = new StringBuilder();
        session(
                visit,
                client -> names.append(
                        Stream.of(client.listFiles()).map(FTPFile::getName).collect(Collectors.joining("\n"))));
        return names.toString();
    }

    @Override
    void download(Visit visit, List<String> names) throws Exception {
        session(visit, client -> {
            for (String name : names) {
                try (OutputStream out = Files.newOutputStream(visit.mine().resolve(name))) {
                    assertThat(client.retrieveFile(name, out)).as(name).isTrue();
                }
            }
        });
    }

    @Override
    void resumeDownload(Visit visit, String name) throws Exception {
        session(visit, client -> {
            try (OutputStream out = Files.newOutputStream(visit.mine().resolve(name), StandardOpenOption.APPEND)) {
                client.setRestartOffset(Step.HALF);
                assertThat(client.retrieveFile(name, out)).isTrue();
            }
        });
    }

    @Override
    void upload(Visit visit, List<String> names) throws Exception {
        session(visit, client -> {
            for (String name : names) {
                try (InputStream in = Files.newInputStream(visit.mine().resolve(name))) {
                    assertThat(client.storeFile(name, in)).as(name).isTrue();
                }
            }
        });
    }

    @Override
    void resumeUpload(Visit visit, String name) throws Exception {
        session(visit, client -> {
            try (InputStream in = Files.newInputStream(visit.mine().resolve(name))) {
                in.skipNBytes(Step.HALF);
                client.setRestartOffset(Step.HALF);
                assertThat(client.storeFile(name, in)).isTrue();
            }
        });
    }

    @Override
    void rename(Visit visit, String from, String to) throws Exception {
        session(visit, client -> assertThat(client.rename(from, to)).isTrue());
    }

    @Override
    void delete(Visit visit, String name) throws Exception {
        session(visit, client -> assertThat(client.deleteFile(name)).isTrue());
    }
}
