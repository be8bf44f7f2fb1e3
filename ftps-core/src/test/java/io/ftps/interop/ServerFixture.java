/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import io.ftps.server.ClearControl;
import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import io.ftps.server.TlsMode;
import io.ftps.testing.RecordingEvents;
import io.ftps.testing.TestServer;
import io.ftps.tls.ServerTls;
import io.ftps.tls.certificate.PemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * A {@link TestServer} as programs outside this JVM need it: with its certificate in a file. Everything lies in one folder; what
 * the user sees is {@code files} in it, and {@code mine} is where the programs run.
 */
final class ServerFixture implements AutoCloseable {
    private final Path files;
    private final Path mine;
    private final Path certificate;
    private final TestServer server;

    private ServerFixture(Path folder, UnaryOperator<TestServer.Settings> settings) throws IOException {
        files = Files.createDirectory(folder.resolve("files"));
        mine = Files.createDirectory(folder.resolve("mine"));
        certificate = folder.resolve("server.pem");
        PemFiles.write(TestServer.key(), certificate, folder.resolve("server.key"));
        server = settings.apply(TestServer.with(files)
                        .protection(DataProtection.PRIVATE_ONLY)
                        .clearControl(ClearControl.CLEAR_CONTROL_ALLOWED))
                .start();
    }

    /** Starts one that keeps everything in this folder. */
    static ServerFixture in(Path folder) throws IOException {
        return in(folder, DataBinding.PREFER);
    }

    /** Starts one that asks this of data connections. */
    static ServerFixture in(Path folder, DataBinding binding) throws IOException {
        return in(folder, binding, TestServer.tls());
    }

    /** The same with other TLS, which shows the same certificate. */
    static ServerFixture in(Path folder, DataBinding binding, ServerTls tls) throws IOException {
        return new ServerFixture(folder, settings -> settings.binding(binding).tls(tls));
    }

    /** Starts one that differs from the usual. */
    static ServerFixture with(Path folder, UnaryOperator<TestServer.Settings> settings) throws IOException {
        return new ServerFixture(folder, settings);
    }

    /** What the user sees. */
    Path files() {
        return files;
    }

    /** Something below what the user sees. */
    Path file(String name) {
        return files.resolve(name);
    }

    /** Where programs run. */
    Path mine() {
        return mine;
    }

    /** Something where programs run. */
    Path mine(String name) {
        return mine.resolve(name);
    }

    /** The certificate as PEM, which clients are told to believe. */
    Path certificate() {
        return certificate;
    }

    /** Waits until every client is gone. */
    void awaitNobody() {
        server.awaitNobody();
    }

    RecordingEvents events() {
        return server.events();
    }

    int port(TlsMode mode) {
        return server.address(mode).getPort();
    }

    /** Such as {@code ftps://127.0.0.1:4711/}. */
    String url(TlsMode mode) {
        return (mode == TlsMode.IMPLICIT ? "ftps" : "ftp") + "://127.0.0.1:" + port(mode) + "/";
    }

    @Override
    public void close() {
        server.close();
    }
}
