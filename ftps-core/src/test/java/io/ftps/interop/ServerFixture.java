/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.FtpsServer;
import io.ftps.Transport;
import io.ftps.auth.Authenticator;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.auth.User;
import io.ftps.file.LocalFiles;
import io.ftps.server.Limits;
import io.ftps.server.Limits.Time;
import io.ftps.server.Listener;
import io.ftps.server.TlsMode;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.EngineChoice;
import io.ftps.tls.ServerTls;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.certificate.PemFiles;
import io.ftps.tls.certificate.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A server on the engine and the transport under test, with a folder, a user, a certificate for {@code localhost} and both TLS
 * modes. Everything it needs lies in one folder, and below {@code files} in it is what the user sees.
 */
final class ServerFixture implements AutoCloseable {
    static final TlsEngine ENGINE = TlsEngine.valueOf(System.getProperty("ftps.test.engine", "JDK"));
    static final Transport TRANSPORT = Transport.valueOf(System.getProperty("ftps.test.transport", "NIO"));
    static final String USER = "ann";
    static final String PASSWORD = "correct-horse";

    private static final Authenticator ANN = attempt -> {
        String password =
                new String(attempt.credentials().password().orElseThrow().characters());
        if (!attempt.userName().equals(USER) || !password.equals(PASSWORD)) {
            throw new LoginRefusedException(Reason.WRONG_PASSWORD, "This is not Ann.");
        }
        return User.named(USER);
    };

    private final HeardEvents events = new HeardEvents();
    private final Path files;
    private final Path certificate;
    private final FtpsServer server;

    private ServerFixture(Path folder) throws IOException {
        files = Files.createDirectories(folder.resolve("files"));
        certificate = folder.resolve("server.pem");
        CertifiedKey key = SelfSigned.withCommonName("localhost")
                .dnsName("localhost")
                .ipAddress(InetAddress.getLoopbackAddress())
                .create();
        PemFiles.write(key, certificate, folder.resolve("server.key"));
        ServerTls tls = ServerTls.builder()
                .certificates(CertificateSelector.single(key))
                .engine(EngineChoice.valueOf(ENGINE.name()))
                .build();
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        LocalFiles view = LocalFiles.at(files);
        server = FtpsServer.builder()
                .listen(Listener.explicit(0, tls).at(anyPort))
                .listen(Listener.implicit(0, tls).at(anyPort))
                .authenticator(ANN)
                .files(user -> view)
                .events(events)
                .limits(Limits.DEFAULT.with(Time.LOGIN_FAILURE_DELAY, Duration.ofMillis(10)))
                .transport(TRANSPORT)
                .start();
    }

    /** Starts one; the folder holds its certificate, its key and its files. */
    static ServerFixture in(Path folder) throws IOException {
        return new ServerFixture(folder);
    }

    /** What the user sees. */
    Path files() {
        return files;
    }

    Path file(String name) {
        return files.resolve(name);
    }

    /** The certificate as PEM, which clients are told to believe. */
    Path certificate() {
        return certificate;
    }

    HeardEvents events() {
        return events;
    }

    int port(TlsMode mode) {
        return server.address(mode == TlsMode.IMPLICIT ? "implicit" : "explicit")
                .getPort();
    }

    /** Such as {@code ftps://127.0.0.1:4711/}. */
    String url(TlsMode mode) {
        return (mode == TlsMode.IMPLICIT ? "ftps" : "ftp") + "://127.0.0.1:" + port(mode) + "/";
    }

    /** Stops the server; fails if a control connection ran on another engine than the one under test. */
    @Override
    public void close() {
        server.close();
        assertThat(events.handshakes())
                .allSatisfy(session -> assertThat(session.engine()).isEqualTo(ENGINE));
        assertThat(server.transport()).isEqualTo(TRANSPORT);
    }
}
