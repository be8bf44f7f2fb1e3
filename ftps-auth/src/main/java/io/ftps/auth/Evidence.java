/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import io.ftps.auth.LoginRefusedException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All that a client has shown about one account, and what follows from it. */
record Evidence(CertificateProof certificate, PasswordProof password) {
    /** Lets the user in, or says the true reason why not. */
    void check(LoginMethod method) throws LoginRefusedException {
        if (!method.isMetBy(hasCertificate(), hasPassword())) {
            throw new LoginRefusedException(reason(method), sentence(method));
        }
    }

    private boolean hasCertificate() {
        return certificate == CertificateProof.REGISTERED;
    }

    private boolean hasPassword() {
        return password == PasswordProof.RIGHT;
    }

    /** Where either would do and a password was sent, that one was the client's choice. */
    private Reason reason(LoginMethod method) {
        return switch (method) {
            case PASSWORD -> Reason.WRONG_PASSWORD;
            case CERTIFICATE -> reasonOfCertificate();
            case CERTIFICATE_AND_PASSWORD -> hasCertificate() ? Reason.WRONG_PASSWORD : reasonOfCertificate();
            case CERTIFICATE_OR_PASSWORD ->
                password == PasswordProof.MISSING ? reasonOfCertificate() : Reason.WRONG_PASSWORD;
        };
    }

    private Reason reasonOfCertificate() {
        return certificate == CertificateProof.MISSING ? Reason.CERTIFICATE_MISSING : Reason.CERTIFICATE_NOT_REGISTERED;
    }

    private String sentence(LoginMethod method) {
        List<String> lacking = new ArrayList<>();
        if (method.looksAtCertificate() && !hasCertificate()) {
            lacking.add(certificate.words());
        }
        if (method.looksAtPassword() && !hasPassword()) {
            lacking.add(password.words());
        }
        String words = String.join(", and ", lacking);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
