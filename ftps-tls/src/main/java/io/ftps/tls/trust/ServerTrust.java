/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ServerCertificateFault;
import io.ftps.tls.ServerCertificateFault.Kind;
import io.ftps.tls.ServerCertificateVerifier;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom a client believes: servers that some authorities vouch for by the name it wanted, or just the one that is pinned.
 * Immutable.
 *
 * <pre>{@code
 * ServerTrust.system()
 * ServerTrust.of(authorities).withRevocation(Revocation.builder().lists(Path.of("crls")).build())
 * ServerTrust.pinned(certificate)
 * }</pre>
 *
 * <p>All faults are told, not the first one: dates, name, who vouches for it, and where those are right what {@link
 * TrustAnchors} demands of a path, with serverAuth for clientAuth. Revocation is asked last, and of a certificate without
 * faults only. A certificate that is itself among the authorities needs nobody to vouch for it. Blocks only for {@link
 * Revocation}. The catch: a pinned certificate is believed whatever its dates and names say; whoever pins it has looked.
 */
public final class ServerTrust implements ServerCertificateVerifier {
    private final Set<X509Certificate> anchors;
    private final Optional<Sha256> pin;
    private final Optional<Revocation> revocation;
    private final Clock clock;

    private ServerTrust(
            Set<X509Certificate> anchors, Optional<Sha256> pin, Optional<Revocation> revocation, Clock clock) {
        this.anchors = anchors;
        this.pin = pin;
        this.revocation = revocation;
        this.clock = clock;
    }

    /**
     * Believes servers that some authorities vouch for.
     *
     * @param authorities roots, issuers below a root, or servers themselves
     * @return the verifier
     */
    public static ServerTrust of(Collection<X509Certificate> authorities) {
        return new ServerTrust(new HashSet<>(authorities), Optional.empty(), Optional.empty(), Clock.systemUTC());
    }

    /**
     * Believes servers that an authority of this Java platform vouches for. Reads them now, from the disk.
     *
     * @return the verifier
     * @throws IllegalStateException if the platform has no authorities that can be read
     */
    public static ServerTrust system() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((@Nullable KeyStore) null);
            return of(Stream.of(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                    .toList());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The authorities of this Java platform cannot be read.", e);
        }
    }

    /**
     * Believes one certificate and nothing else.
     *
     * @param sha256 of the certificate: 64 hexadecimal digits, with or without colons
     * @return the verifier
     * @throws IllegalArgumentException if it is no such digest
     */
    public static ServerTrust pinned(String sha256) {
        return new ServerTrust(Set.of(), Optional.of(Sha256.parse(sha256)), Optional.empty(), Clock.systemUTC());
    }

    /**
     * Believes one certificate and nothing else.
     *
     * @param certificate the server's own
     * @return the verifier
     */
    public static ServerTrust pinned(X509Certificate certificate) {
        return pinned(Sha256.of(certificate).hex());
    }

    /**
     * The same, and nobody who is revoked.
     *
     * @param settings which may be shared with other verifiers
     * @return a copy
     */
    public ServerTrust withRevocation(Revocation settings) {
        return new ServerTrust(anchors, pin, Optional.of(settings), clock);
    }

    /**
     * The same at other times.
     *
     * @param other tells what time it is
     * @return a copy
     */
    public ServerTrust withClock(Clock other) {
        return new ServerTrust(anchors, pin, revocation, other);
    }

    @Override
    public List<ServerCertificateFault> verify(List<X509Certificate> chain, String host) {
        return pin.map(expected ->
                        pinFault(expected, chain.get(0), host).stream().toList())
                .orElseGet(() -> faults(chain, host));
    }

    private static Optional<ServerCertificateFault> pinFault(Sha256 expected, X509Certificate shown, String host) {
        Sha256 found = Sha256.of(shown);
        return found.equals(expected)
                ? Optional.empty()
                : Optional.of(new ServerCertificateFault(
                        Kind.NOT_PINNED,
                        "The certificate is not the one pinned for " + host + ": its SHA-256 is " + found.hex()
                                + ", expected " + expected.hex() + "."));
    }

    private List<ServerCertificateFault> faults(List<X509Certificate> chain, String host) {
        X509Certificate certificate = chain.get(0);
        Instant now = clock.instant();
        List<ServerCertificateFault> faults = new ArrayList<>();
        dateFault(certificate, now).ifPresent(faults::add);
        new HostMatch(host)
                .fault(certificate)
                .ifPresent(sentence -> faults.add(new ServerCertificateFault(Kind.WRONG_NAME, sentence)));
        if (!anchors.contains(certificate)) {
            List<TrustPath> paths = new PathSearch(anchors).paths(chain);
            if (paths.isEmpty()) {
                faults.add(unvouched(chain));
            } else {
                pathFault(paths, faults.isEmpty(), within(certificate, now)).ifPresent(faults::add);
            }
        }
        return faults;
    }

    private static Optional<ServerCertificateFault> dateFault(X509Certificate certificate, Instant now) {
        Kind kind = now.isBefore(certificate.getNotBefore().toInstant()) ? Kind.NOT_YET_VALID : Kind.EXPIRED;
        return Validity.fault(certificate, now).map(fault -> new ServerCertificateFault(kind, sentence(fault)));
    }

    /** What its issuers are like is told of the days on which it was valid, lest its own dates be told twice. */
    private static Instant within(X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        return now.isBefore(from) ? from : now.isAfter(until) ? until : now;
    }

    private static ServerCertificateFault unvouched(List<X509Certificate> chain) {
        if (Signatures.isSelfSigned(chain.get(0))) {
            return new ServerCertificateFault(
                    Kind.SELF_SIGNED, "The certificate is self-signed: nobody but itself vouches for it.");
        }
        X509Certificate last = chain.get(chain.size() - 1);
        String issuer = Validity.printable(last.getIssuerX500Principal().getName());
        return new ServerCertificateFault(
                Kind.UNKNOWN_AUTHORITY,
                "The certificate was issued by an authority that is not known here: " + issuer + ".");
    }

    /** Of several paths one that keeps all rules is enough. */
    private Optional<ServerCertificateFault> pathFault(List<TrustPath> paths, boolean askRevocation, Instant then) {
        Optional<ServerCertificateFault> first = Optional.empty();
        for (TrustPath path : paths) {
            Optional<ServerCertificateFault> fault = new PathRules(path, Role.SERVER, then)
                    .fault()
                    .map(rule -> new ServerCertificateFault(Kind.UNSUITABLE, sentence(rule)))
                    .or(() -> askRevocation ? revocationFault(path) : Optional.empty());
            if (fault.isEmpty()) {
                return Optional.empty();
            }
            first = first.or(() -> fault);
        }
        return first;
    }

    private Optional<ServerCertificateFault> revocationFault(TrustPath path) {
        return revocation.flatMap(settings -> settings.fault(path)).map(verdict -> {
            if (verdict instanceof ClientCertificateVerdict.Refused refused) {
                return new ServerCertificateFault(Kind.REVOKED, sentence(refused.reason()));
            }
            String why = verdict instanceof ClientCertificateVerdict.Undecided undecided
                    ? undecided.reason()
                    : "nobody can tell whether it is revoked";
            return new ServerCertificateFault(Kind.REVOCATION_UNKNOWN, sentence(why));
        });
    }

    private static String sentence(String fault) {
        return "The certificate cannot be used: " + fault + ".";
    }
}
