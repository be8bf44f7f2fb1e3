/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.auth.Authenticator;
import io.ftps.auth.Credentials;
import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.auth.Password;
import io.ftps.auth.User;
import io.ftps.server.Listener;
import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerdict.Accepted;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.PresentedCertificate;
import io.ftps.tls.TlsSession;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a living session rests on, to be looked at once more: its certificate, then its user.
 *
 * @param listener where the client came in
 * @param origin its addresses
 * @param handshake of the control connection
 * @param authenticator who let the user in
 * @param entry who is logged in
 * @param clock the time of day
 */
public record Review(
        Listener listener,
        ConnectionOrigin origin,
        Optional<TlsSession> handshake,
        Authenticator authenticator,
        Optional<Entry> entry,
        Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(Review.class);

    /**
     * Whether what was found about another one is true of this one.
     *
     * @param other of the same session, some time ago
     * @return false when the client has logged in anew since, or left TLS
     */
    public boolean isAsGoodAs(Review other) {
        return handshake.equals(other.handshake) && entry.equals(other.entry);
    }

    /**
     * A login.
     *
     * @param user as the authenticator named him or her
     * @param proof what it took
     */
    record Entry(User user, Login.Proof proof) {}

    /**
     * Looks. Blocks as verifier and authenticator do; where one of them fails or cannot tell the session goes on.
     *
     * @return why the session has to end; empty if it need not
     */
    public Optional<Dismissal> look() {
        try {
            return handshake
                    .flatMap(TlsSession::presentedCertificate)
                    .flatMap(this::ofCertificate)
                    .or(() -> entry.flatMap(this::ofUser));
        } catch (RuntimeException e) {
            LOG.error("A session from {} cannot be reviewed and goes on", origin.remoteAddress(), e);
            return Optional.empty();
        }
    }

    /** A certificate that nobody vouched for proved nothing, so it is as good as ever if nobody does now. */
    private Optional<Dismissal> ofCertificate(PresentedCertificate presented) {
        ClientCertificateVerdict now = listener.tls().judge(presented, origin);
        if (now instanceof ClientCertificateVerdict.Refused refused) {
            return Optional.of(
                    Dismissal.ofCertificate("The client's certificate was refused: " + refused.reason() + "."));
        }
        if (now instanceof ClientCertificateVerdict.Undecided undecided) {
            LOG.warn("A session from {} goes on although {}.", origin.remoteAddress(), undecided.reason());
        }
        return now instanceof ClientCertificateVerdict.Unknown && presented.verdict() instanceof Accepted
                ? Optional.of(Dismissal.ofCertificate("Nobody vouches for the client's certificate any more."))
                : Optional.empty();
    }

    private Optional<Dismissal> ofUser(Entry known) {
        try {
            check(known);
            return Optional.empty();
        } catch (LoginRefusedException e) {
            boolean undecided = e.reason() == Reason.BUSY || e.reason() == Reason.UNAVAILABLE;
            return undecided ? Optional.empty() : Optional.of(Dismissal.ofUser(String.valueOf(e.getMessage())));
        }
    }

    /** Who came in by the certificate alone has nothing else, so whether it is still enough is asked in the same words. */
    private void check(Entry known) throws LoginRefusedException {
        User user = known.user();
        ClientProof proof = ClientProof.of(handshake, listener.tls().clientCertificatePolicy());
        LoginAttempt again = new LoginAttempt(user.name(), offered(proof), listener.name(), origin.remoteAddress());
        user.access().check(again, clock.instant());
        authenticator.review(user, proof.certificate());
        if (known.proof() == Login.Proof.CERTIFICATE) {
            authenticator.authenticate(again);
        }
    }

    private static Credentials offered(ClientProof proof) {
        return proof.alone().<Credentials>map(alone -> alone).orElseGet(() -> new Password(new char[0]));
    }
}
