/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.benchmarks;

import io.ftps.FtpsServer;
import io.ftps.auth.User;
import io.ftps.file.LocalFiles;
import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import io.ftps.server.Listener;
import io.ftps.server.TlsMode;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ServerTls;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.certificate.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a context for each control connection adds to a login: {@code PER_SESSION} against {@code FIXED}, on the real server
 * over loopback, with a full TLS 1.3 handshake and everybody let in. The score is the time of client and server together;
 * what counts is {@link ServerCpu}, to be asked for by {@code -prof io.ftps.benchmarks.ServerCpu}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LoginBenchmark {
    /** Who speaks TLS on the server. */
    @Param({"JDK", "BORINGSSL"})
    public TlsEngine engine = TlsEngine.JDK;

    /** Whose context a client gets. */
    @Param({"FIXED", "PER_SESSION"})
    public LoginContexts contexts = LoginContexts.FIXED;

    private LoginClient client = new LoginClient(new InetSocketAddress(0));

    /** Makes a state without a server. */
    public LoginBenchmark() {}

    /**
     * Starts the server, which ends with the JVM of this fork: {@link ServerCpu} reads its threads after the last iteration.
     *
     * @throws IOException if it cannot listen
     */
    @Setup
    public void start() throws IOException {
        CertifiedKey identity =
                SelfSigned.withCommonName("localhost").dnsName("localhost").create();
        FtpsServer server = server(contexts.tls(identity, engine));
        client = new LoginClient(server.address("login"));
    }

    private static FtpsServer server(ServerTls tls) throws IOException {
        User anybody = User.named("ada");
        LocalFiles files = LocalFiles.at(Path.of(System.getProperty("java.io.tmpdir")));
        return FtpsServer.builder()
                .listen(new Listener(
                        "login",
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        TlsMode.IMPLICIT,
                        tls,
                        DataProtection.PRIVATE_ONLY,
                        DataBinding.OFF))
                .authenticator(attempt -> anybody)
                .files(user -> files)
                .start();
    }

    /**
     * Connects, shakes hands in full, logs in, and leaves.
     *
     * @throws IOException if the server does anything else
     */
    @Benchmark
    public void login() throws IOException {
        client.logIn();
    }
}
