/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.benchmarks;

import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.EngineChoice;
import io.ftps.tls.ServerTls;
import io.ftps.tls.TlsConnection;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.TlsProfile;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.handler.ssl.OpenSslServerSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** How a connection of a server gets its TLS. */
@FunctionalInterface
interface LoginSecurity {
    /** Puts TLS into a new pipeline. */
    void addTo(Channel channel);

    /** A context for each connection, made after the hello is parsed and a selector asked: as this engine does it. */
    static LoginSecurity contextPerSession(CertifiedKey identity, TlsEngine engine) {
        ServerTls tls = ServerTls.builder()
                .certificates(CertificateSelector.single(identity))
                .engine(EngineChoice.valueOf(engine.name()))
                .build();
        ConnectionOrigin origin = new ConnectionOrigin(
                "benchmark",
                InetSocketAddress.createUnresolved("server", 990),
                InetSocketAddress.createUnresolved("client", 50_000),
                Optional.empty());
        return channel -> {
            TlsConnection connection = tls.newConnection(origin, Runnable::run);
            channel.closeFuture().addListener(closed -> connection.close());
            channel.pipeline().addLast(connection.mainHandler());
        };
    }

    /** Netty's context, made once: the least that TLS with tickets costs on Netty. */
    static LoginSecurity fixedContext(CertifiedKey identity, TlsEngine engine) throws SSLException {
        SslContext context = SslContextBuilder.forServer(identity.privateKey(), identity.chain())
                .sslProvider(provider(engine))
                .protocols(TlsProfile.modern2026().protocols())
                .ciphers(TlsProfile.modern2026().cipherSuites(), SupportedCipherSuiteFilter.INSTANCE)
                .build();
        if (context.sessionContext() instanceof OpenSslServerSessionContext sessions) {
            sessions.setTicketKeys(); // else there are no tickets, and no data connection could resume
        }
        return channel -> channel.pipeline().addLast(context.newHandler(ByteBufAllocator.DEFAULT));
    }

    private static SslProvider provider(TlsEngine engine) {
        return switch (engine) {
            case JDK -> SslProvider.JDK;
            case BORINGSSL -> SslProvider.OPENSSL_REFCNT;
        };
    }
}
