/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerifier;
import io.ftps.tls.ConnectionOrigin;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

/**
 * Believes certificates that are signed by themselves and that somebody knows, such as a store of users with what they have
 * registered; one whose dates are over is refused. Blocks as long as who is asked does. The catch: a certificate that
 * merely names itself as its issuer, but was not signed with its own key, is unknown here without a question.
 */
public final class SelfSignedCertificates implements ClientCertificateVerifier {
    private final Predicate<X509Certificate> known;
    private final Clock clock;

    private SelfSignedCertificates(Predicate<X509Certificate> known, Clock clock) {
        this.known = known;
        this.clock = clock;
    }

    /**
     * Believes what somebody knows.
     *
     * @param known asked on a worker, for several clients at once; may block. What it throws refuses the client
     * @return the verifier
     */
    public static SelfSignedCertificates knownTo(Predicate<X509Certificate> known) {
        return new SelfSignedCertificates(known, Clock.systemUTC());
    }

    /**
     * The same at other times.
     *
     * @param other tells what time it is
     * @return a copy
     */
    public SelfSignedCertificates withClock(Clock other) {
        return new SelfSignedCertificates(known, other);
    }

    @Override
    public ClientCertificateVerdict verify(List<X509Certificate> chain, ConnectionOrigin origin) {
        X509Certificate certificate = chain.get(0);
        return Signatures.isSelfSigned(certificate) && known.test(certificate)
                ? Dated.verdict(certificate, clock)
                : new ClientCertificateVerdict.Unknown();
    }
}
