/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a client presented in its handshake, which proved that it has the key. By itself it is what a client offers that has
 * sent a user name and no password yet.
 *
 * @param chain the client's certificate, then whatever else it sent; at least one
 * @param trust whether anybody vouches for it
 */
public record PresentedCertificate(List<X509Certificate> chain, Trust trust) implements Credentials {
    /** What the server thinks of a certificate before it knows whose it should be. */
    public sealed interface Trust {
        /**
         * It is trusted.
         *
         * @param issuers who vouch for it, nearest first, up to an authority that the server trusts; empty where it is trusted
         *     by itself
         */
        record Trusted(List<X509Certificate> issuers) implements Trust {
            /** Copies the list. */
            public Trusted {
                issuers = List.copyOf(issuers);
            }
        }

        /** Nobody vouches for it, so it proves nothing. */
        record Unknown() implements Trust {}
    }

    /** Copies the list. */
    public PresentedCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("The chain is empty (expected: at least the client's certificate).");
        }
    }

    /** The client's own certificate. */
    public X509Certificate leaf() {
        return chain.get(0);
    }

    /** Who vouch for it; empty where nobody does, or it needs nobody. */
    public List<X509Certificate> issuers() {
        return trust instanceof Trust.Trusted trusted ? trusted.issuers() : List.of();
    }

    /** Whether it may prove anything. */
    public boolean isTrusted() {
        return trust instanceof Trust.Trusted;
    }

    @Override
    public Optional<Password> password() {
        return Optional.empty();
    }

    @Override
    public Optional<PresentedCertificate> certificate() {
        return Optional.of(this);
    }

    @Override
    public String toString() {
        return leaf().getSubjectX500Principal().getName() + " "
                + trust.getClass().getSimpleName();
    }
}
