/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientHello;
import io.ftps.tls.ConnectionOrigin;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * Finds out what security properties have left of the JDK's engine. No method tells groups and signature schemes, so a client
 * of this JVM is made to say its hello: what it offers there, a server of this JVM has.
 */
final class JdkAbilities {
    private static final InetSocketAddress NOWHERE = InetSocketAddress.createUnresolved("abilities.invalid", 0);
    private static final ConnectionOrigin MEMORY = new ConnectionOrigin("", NOWHERE, NOWHERE, Optional.empty());

    private JdkAbilities() {}

    static Abilities find(Map<Integer, String> groups, Map<Integer, String> schemes) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {ClientTrust.ofNobody()}, null);
            SSLEngine server = context.createSSLEngine();
            server.setUseClientMode(false);
            ClientHello hello = RecordedHello.read(said(context, server), MEMORY);
            return new Abilities(
                    Set.of(server.getEnabledProtocols()),
                    Set.of(server.getSupportedCipherSuites()),
                    known(hello.groups(), groups),
                    known(hello.signatureSchemes(), schemes));
        } catch (GeneralSecurityException | SSLException e) {
            throw new IllegalStateException(
                    "The TLS engine JDK has no client to be tried with (expected: a JVM whose TLS is not disabled).",
                    e);
        }
    }

    private static Set<String> known(List<Integer> codes, Map<Integer, String> names) {
        return codes.stream().filter(names::containsKey).map(names::get).collect(Collectors.toUnmodifiableSet());
    }

    private static byte[] said(SSLContext context, SSLEngine server) throws SSLException {
        SSLEngine client = context.createSSLEngine();
        client.setUseClientMode(true);
        client.setEnabledProtocols(server.getEnabledProtocols());
        client.setEnabledCipherSuites(server.getSupportedCipherSuites());
        ByteBuffer record = ByteBuffer.allocate(client.getSession().getPacketBufferSize());
        client.wrap(ByteBuffer.allocate(0), record);
        byte[] said = new byte[record.flip().remaining()];
        record.get(said);
        return said;
    }
}
