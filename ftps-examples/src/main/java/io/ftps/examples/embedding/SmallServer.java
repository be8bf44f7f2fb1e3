/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.embedding;

import io.ftps.FtpsServer;
import io.ftps.auth.InMemoryUsers;
import io.ftps.file.LocalFiles;
import io.ftps.server.Listener;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ServerTls;
import io.ftps.tls.certificate.SelfSigned;
import java.io.IOException;
import java.nio.file.Path;

/** The smallest server: explicit TLS on port 2121, one user, the working folder. The README shows its body. */
public final class SmallServer {
    private SmallServer() {}

    /**
     * Runs until the process ends.
     *
     * @param args not looked at
     * @throws IOException when the port cannot be had
     * @throws InterruptedException never, as nobody interrupts the main thread
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        // README begins
        CertifiedKey key =
                SelfSigned.withCommonName("localhost").dnsName("localhost").create();
        ServerTls.Builder tls = ServerTls.builder().certificates(CertificateSelector.single(key));
        InMemoryUsers.Builder users = InMemoryUsers.builder().user("alice", "correct horse".toCharArray());
        FtpsServer server = FtpsServer.builder()
                .listen(Listener.explicit(2121, tls.build()))
                .authenticator(users.build())
                .files(user -> LocalFiles.at(Path.of(".")))
                .start();
        server.awaitClose();
        // README ends
    }
}
