/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ApplicationProtocols;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientHello;
import io.ftps.tls.HelloVerdict;
import io.ftps.tls.HelloVerdict.Refused;
import io.ftps.tls.TlsProfile;
import java.util.List;
import java.util.Optional;

/**
 * Refuses clients that one of the engines would not serve, before there is one, so that both send the same alert and say the
 * same sentence. On a side channel only the protocols are looked at: everything else was settled on the main channel.
 *
 * @param profile what the engine at hand can negotiate of what the operator wants
 * @param protocols what is spoken inside TLS
 */
public record HelloPolicy(TlsProfile profile, ApplicationProtocols protocols) {
    private static final CertificateSelector UNASKED = hello -> Optional.empty();

    void checkMain(ClientHello hello) throws HandshakeRefusedException {
        checkProtocols(hello, protocols.main());
    }

    void checkSide(ClientHello hello) throws HandshakeRefusedException {
        checkProtocols(hello, protocols.side());
    }

    private void checkProtocols(ClientHello hello, List<String> accepted) throws HandshakeRefusedException {
        if (ApplicationProtocols.refuses(accepted, hello)) {
            refuse(profile.explain(hello, accepted, UNASKED));
        }
    }

    /** Holds the hello against the profile and the key of the identity that was selected. */
    void checkTerms(ClientHello hello, CertifiedKey identity) throws HandshakeRefusedException {
        if (!profile.admits(hello, identity)) {
            refuse(profile.explain(hello, List.of(), CertificateSelector.single(identity)));
        }
    }

    private static void refuse(HelloVerdict verdict) throws HandshakeRefusedException {
        if (verdict instanceof Refused refused) {
            throw new HandshakeRefusedException(alert(refused), refused.reason());
        }
    }

    private static TlsAlert alert(Refused refused) {
        return switch (refused.rule()) {
            case APPLICATION_PROTOCOL -> TlsAlert.NO_APPLICATION_PROTOCOL;
            case SERVER_NAME -> TlsAlert.UNRECOGNIZED_NAME;
            case VERSION -> TlsAlert.PROTOCOL_VERSION;
            case CERTIFICATE, CIPHER_SUITE, KEY_TYPE, GROUP, SIGNATURE_SCHEME -> TlsAlert.HANDSHAKE_FAILURE;
        };
    }
}
