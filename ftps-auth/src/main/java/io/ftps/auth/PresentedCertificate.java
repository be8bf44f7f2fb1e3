/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import io.ftps.auth.Digest.Algorithm;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a client presented in its handshake, which proved that it has the key. By itself it is what a client offers that has
 * sent a user name and no password yet. Immutable. Its digests are made once, when it is made: so what a login costs does not
 * depend on what is registered with whom.
 */
public final class PresentedCertificate implements Credentials {
    private final List<X509Certificate> chain;
    private final Trust trust;
    private final Digest digest;
    private final Digest weakDigest;
    private final Digest key;
    private final List<Digest> issuerKeys;

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

    /**
     * Makes the digests, in some 50 microseconds; refuses an empty chain with {@link IllegalArgumentException}.
     *
     * @param chain the client's certificate, then whatever else it sent; at least one
     * @param trust whether anybody vouches for it
     */
    public PresentedCertificate(List<X509Certificate> chain, Trust trust) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("The chain is empty (expected: at least the client's certificate).");
        }
        this.chain = List.copyOf(chain);
        this.trust = trust;
        this.digest = Digest.of(Algorithm.SHA_256, leaf());
        this.weakDigest = Digest.of(Algorithm.SHA_1, leaf());
        this.key = Digest.ofKey(leaf());
        this.issuerKeys = issuers().stream().map(Digest::ofKey).toList();
    }

    /** The client's certificate, then whatever else it sent; at least one. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** Whether anybody vouches for it. */
    public Trust trust() {
        return trust;
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

    /** Of the client's own certificate, by SHA-256. */
    public Digest digest() {
        return digest;
    }

    /** Of the client's own certificate, by this algorithm. */
    public Digest digest(Algorithm algorithm) {
        return switch (algorithm) {
            case SHA_256 -> digest;
            case SHA_1 -> weakDigest;
        };
    }

    /** Of the key of the client's own certificate. */
    public Digest key() {
        return key;
    }

    /** Of the keys of those who vouch for it, in their order. */
    public List<Digest> issuerKeys() {
        return issuerKeys;
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
    public boolean equals(Object other) {
        return other instanceof PresentedCertificate presented
                && chain.equals(presented.chain)
                && trust.equals(presented.trust);
    }

    @Override
    public int hashCode() {
        return Objects.hash(chain, trust);
    }

    @Override
    public String toString() {
        return leaf().getSubjectX500Principal().getName() + " "
                + trust.getClass().getSimpleName();
    }
}
