/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.benchmarks;

import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.EngineChoice;
import io.ftps.tls.ServerTls;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.TlsProfile;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslServerSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.util.List;
import javax.net.ssl.SSLException;

/** Whose context a client gets. Both show the same identity and negotiate the same. */
public enum LoginContexts {
    /** Netty's, made once for all. */
    FIXED {
        @Override
        ServerTls tls(CertifiedKey identity, TlsEngine engine) throws SSLException {
            TlsProfile profile = PER_SESSION.tls(identity, engine).profile();
            SslContextBuilder settings = SslContextBuilder.forServer(identity.privateKey(), identity.chain())
                    .protocols(profile.protocols())
                    .ciphers(profile.cipherSuites(), SupportedCipherSuiteFilter.INSTANCE);
            return ServerTls.fixed(
                    switch (engine) {
                        case JDK -> settings.sslProvider(SslProvider.JDK).build();
                        case BORINGSSL -> boringSsl(settings, profile.groups());
                    });
        }
    },
    /** Ours, one for each, made when the hello is read and the selector asked. */
    PER_SESSION {
        @Override
        ServerTls tls(CertifiedKey identity, TlsEngine engine) {
            return ServerTls.builder()
                    .certificates(CertificateSelector.single(identity))
                    .engine(EngineChoice.valueOf(engine.name()))
                    .build();
        }
    };

    /** Prepares the TLS of a server. */
    abstract ServerTls tls(CertifiedKey identity, TlsEngine engine) throws SSLException;

    /** Without keys there would be no tickets, and ours has some. */
    private static SslContext boringSsl(SslContextBuilder settings, List<String> groups) throws SSLException {
        SslContext context = settings.sslProvider(SslProvider.OPENSSL_REFCNT)
                .option(OpenSslContextOption.GROUPS, groups.toArray(String[]::new))
                .build();
        ((OpenSslServerSessionContext) context.sessionContext()).setTicketKeys();
        return context;
    }
}
