/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import io.ftps.FtpsServer;
import io.ftps.auth.User;
import io.ftps.file.LocalFiles;
import io.ftps.server.Limits;
import io.ftps.server.Limits.Time;
import io.ftps.server.Listener;
import io.ftps.server.PassiveAddresses;
import io.ftps.testing.TestRun;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ServerTls;
import io.ftps.tls.certificate.PemFiles;
import io.ftps.tls.certificate.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A server in a JVM of its own, for tests of what a whole JVM has or is told: {@code ServerProgram FOLDER FIRST_PORT
 * LAST_PORT}. Users see {@code files} in the folder, and its certificate is put there. Prints its implicit port and runs until
 * its standard input ends.
 */
final class ServerProgram {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private ServerProgram() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        LocalFiles files = LocalFiles.at(folder.resolve("files"));
        int firstPort = Integer.parseInt(arguments[1]);
        int lastPort = Integer.parseInt(arguments[2]);
        try (FtpsServer server = FtpsServer.builder()
                .listen(Listener.implicit(0, tls(folder))
                        .at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)))
                .passive(PassiveAddresses.ports(firstPort, lastPort))
                .authenticator(attempt -> User.named(attempt.userName()))
                .files(user -> files)
                .limits(Limits.DEFAULT.with(Time.HANDSHAKE, PATIENCE).with(Time.DATA_CONNECT, PATIENCE))
                .transport(TestRun.transport())
                .start()) {
            System.out.println("port " + server.address("implicit").getPort());
            while (System.in.read() >= 0) {
                // The parent says nothing; it closes our input when we are to end.
            }
        }
        System.out.println("stopped");
    }

    private static ServerTls tls(Path folder) throws IOException {
        CertifiedKey key = SelfSigned.withCommonName("localhost")
                .dnsName("localhost")
                .ipAddress(InetAddress.getLoopbackAddress())
                .create();
        PemFiles.write(key, folder.resolve("server.pem"), folder.resolve("server.key"));
        return ServerTls.builder()
                .engine(TestRun.engineChoice())
                .certificates(CertificateSelector.single(key))
                .build();
    }
}
