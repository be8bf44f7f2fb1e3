/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.auth.Credentials;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.auth.Password;
import io.ftps.auth.PasswordAndCertificate;
import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.PresentedCertificate.Trust;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.ClientCertificateVerdict.Accepted;
import io.ftps.tls.TlsSession;
import java.util.Optional;

/** What a client's handshake is worth at its login. Every rule about certificates at login stands here. */
sealed interface ClientProof {
    /** The certificate, if there is one. */
    Optional<PresentedCertificate> certificate();

    /** What the client offers together with a password. */
    Credentials with(Password password);

    /** What the client offers without one, if that may be enough. */
    Optional<PresentedCertificate> alone();

    /** What a refused login is told; it depends on nothing but what the client did. */
    String refusal();

    /**
     * Lets somebody in whom the authenticator believes.
     *
     * @throws LoginRefusedException if nobody is let in with this certificate
     */
    void admit() throws LoginRefusedException;

    /** The client presented nothing. */
    record None() implements ClientProof {
        @Override
        public Optional<PresentedCertificate> certificate() {
            return Optional.empty();
        }

        @Override
        public Credentials with(Password password) {
            return password;
        }

        @Override
        public Optional<PresentedCertificate> alone() {
            return Optional.empty();
        }

        @Override
        public String refusal() {
            return "Not logged in.";
        }

        @Override
        public void admit() {
            // a password is proof enough
        }
    }

    /** The client presented a certificate. */
    record Certified(PresentedCertificate presented, Standing standing) implements ClientProof {
        @Override
        public Optional<PresentedCertificate> certificate() {
            return Optional.of(presented);
        }

        @Override
        public Credentials with(Password password) {
            return new PasswordAndCertificate(password, presented);
        }

        @Override
        public Optional<PresentedCertificate> alone() {
            return Optional.of(presented).filter(any -> standing == Standing.TRUSTED);
        }

        @Override
        public String refusal() {
            return "Not logged in. Client certificate is not registered.";
        }

        @Override
        public void admit() throws LoginRefusedException {
            if (standing == Standing.HELD) {
                throw new LoginRefusedException(
                        Reason.CERTIFICATE_NOT_REGISTERED,
                        "Nobody vouches for the client's certificate, and the listener demands that somebody does.");
            }
        }
    }

    /** What a certificate is good for. */
    enum Standing {
        /** Trusted: it may be enough by itself. */
        TRUSTED,
        /** Nobody vouches for it and nobody need, so the password decides. */
        UNTRUSTED,
        /** Nobody vouches for it, and somebody must: the authenticator sees it, and nobody is let in whatever it says. */
        HELD
    }

    /**
     * What a handshake proved.
     *
     * @param handshake of the control connection, if there was one
     * @param policy of the listener
     */
    static ClientProof of(Optional<TlsSession> handshake, ClientCertificatePolicy policy) {
        return handshake
                .flatMap(TlsSession::presentedCertificate)
                .<ClientProof>map(presented -> certified(presented, policy))
                .orElseGet(None::new);
    }

    private static Certified certified(io.ftps.tls.PresentedCertificate presented, ClientCertificatePolicy policy) {
        if (presented.verdict() instanceof Accepted accepted) {
            Trust trust = new Trust.Trusted(accepted.issuers());
            return new Certified(new PresentedCertificate(presented.chain(), trust), Standing.TRUSTED);
        }
        return new Certified(
                new PresentedCertificate(presented.chain(), new Trust.Unknown()),
                policy == ClientCertificatePolicy.REQUIRE ? Standing.HELD : Standing.UNTRUSTED);
    }
}
