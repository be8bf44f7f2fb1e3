/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** Finds out what the BoringSSL at hand can do, which depends on the version of netty-tcnative. */
final class BoringSslAbilities {
    /** It reads no key for RSASSA-PSS only and none for Ed448, and does not sign with Ed25519 unless its whole list is replaced. */
    private static final Pattern SIGNS = Pattern.compile("(ecdsa|rsa_pkcs1|rsa_pss_rsae)_.*");

    private BoringSslAbilities() {}

    static Abilities find(Collection<String> groups, Collection<String> schemes) {
        return new Abilities(
                protocols(),
                OpenSsl.availableJavaCipherSuites(),
                groups.stream().filter(BoringSslAbilities::hasGroup).collect(Collectors.toUnmodifiableSet()),
                schemes.stream().filter(SIGNS.asMatchPredicate()).collect(Collectors.toUnmodifiableSet()));
    }

    private static Set<String> protocols() {
        try {
            SslContext context = client().build();
            SSLEngine engine = context.newEngine(ByteBufAllocator.DEFAULT);
            try {
                return Set.of(engine.getSupportedProtocols());
            } finally {
                ReferenceCountUtil.release(engine);
                ReferenceCountUtil.release(context);
            }
        } catch (SSLException e) {
            throw new IllegalStateException(
                    "The TLS engine BORINGSSL makes no context (expected: one for a client).", e);
        }
    }

    private static boolean hasGroup(String name) {
        try {
            ReferenceCountUtil.release(client().option(OpenSslContextOption.GROUPS, new String[] {name})
                    .build());
            return true;
        } catch (SSLException | IllegalArgumentException e) {
            return false; // it says so when it does not know the name
        }
    }

    private static SslContextBuilder client() {
        return SslContextBuilder.forClient()
                .sslProvider(SslProvider.OPENSSL_REFCNT)
                .trustManager(ClientTrust.ofNobody());
    }
}
