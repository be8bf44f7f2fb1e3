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
import java.util.EnumMap;
import java.util.Map;
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
 * What a context for each control connection adds to a login: {@code PER_SESSION} against {@code FIXED}, on two real servers
 * over loopback, with a full TLS 1.3 handshake and everybody let in. One call is {@value #LOGINS} logins at either server, taking
 * turns. The score is the time of client and servers together; what counts is {@link LoginCpu}, to be asked for by {@code -prof
 * io.ftps.benchmarks.LoginCpu}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LoginBenchmark {
    private static final int LOGINS = 10;

    /** Who speaks TLS on the servers. */
    @Param({"JDK", "BORINGSSL"})
    public TlsEngine engine = TlsEngine.JDK;

    private final Map<LoginContexts, LoginClient> clients = new EnumMap<>(LoginContexts.class);

    /** Makes a state without a server. */
    public LoginBenchmark() {}

    /**
     * Starts the servers, which end with the JVM of this fork: {@link LoginCpu} reads their threads.
     *
     * @throws IOException if one cannot listen
     */
    @Setup
    public void start() throws IOException {
        CertifiedKey identity =
                SelfSigned.withCommonName("localhost").dnsName("localhost").create();
        for (LoginContexts contexts : LoginContexts.values()) {
            FtpsServer server = server(contexts.tls(identity, engine));
            clients.put(contexts, new LoginClient(server.address("login")));
        }
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
     * Connects, shakes hands in full, logs in, and leaves, at one server and at the other.
     *
     * @throws IOException if a server does anything else
     */
    @Benchmark
    public void logins() throws IOException {
        for (Map.Entry<LoginContexts, LoginClient> client : clients.entrySet()) {
            long before = LoginCpu.nanos();
            for (int i = 0; i < LOGINS; i++) {
                client.getValue().logIn();
            }
            LoginCpu.spent(client.getKey(), LoginCpu.nanos() - before, LOGINS);
        }
    }
}
