/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {
    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            PASSWORD                 | MISSING      | RIGHT   | in
            PASSWORD                 | MISSING      | WRONG   | WRONG_PASSWORD: The password does not match.
            PASSWORD                 | MISSING      | MISSING | WRONG_PASSWORD: No password was sent.
            PASSWORD                 | UNREGISTERED | RIGHT   | in
            PASSWORD                 | UNTRUSTED    | RIGHT   | in
            PASSWORD                 | REGISTERED   | WRONG   | WRONG_PASSWORD: The password does not match.
            PASSWORD                 | REGISTERED   | MISSING | WRONG_PASSWORD: No password was sent.
            CERTIFICATE              | REGISTERED   | MISSING | in
            CERTIFICATE              | REGISTERED   | WRONG   | in
            CERTIFICATE              | MISSING      | RIGHT   | CERTIFICATE_MISSING: No certificate was presented.
            CERTIFICATE              | UNTRUSTED    | RIGHT   | CERTIFICATE_NOT_REGISTERED: The certificate is not trusted.
            CERTIFICATE              | UNREGISTERED | RIGHT   | CERTIFICATE_NOT_REGISTERED: The certificate is not registered with this user.
            CERTIFICATE              | UNREGISTERED | MISSING | CERTIFICATE_NOT_REGISTERED: The certificate is not registered with this user.
            CERTIFICATE_AND_PASSWORD | REGISTERED   | RIGHT   | in
            CERTIFICATE_AND_PASSWORD | REGISTERED   | WRONG   | WRONG_PASSWORD: The password does not match.
            CERTIFICATE_AND_PASSWORD | REGISTERED   | MISSING | WRONG_PASSWORD: No password was sent.
            CERTIFICATE_AND_PASSWORD | MISSING      | RIGHT   | CERTIFICATE_MISSING: No certificate was presented.
            CERTIFICATE_AND_PASSWORD | UNTRUSTED    | RIGHT   | CERTIFICATE_NOT_REGISTERED: The certificate is not trusted.
            CERTIFICATE_AND_PASSWORD | UNREGISTERED | WRONG   | CERTIFICATE_NOT_REGISTERED: The certificate is not registered with this user, and the password does not match.
            CERTIFICATE_OR_PASSWORD  | MISSING      | RIGHT   | in
            CERTIFICATE_OR_PASSWORD  | UNREGISTERED | RIGHT   | in
            CERTIFICATE_OR_PASSWORD  | REGISTERED   | MISSING | in
            CERTIFICATE_OR_PASSWORD  | REGISTERED   | WRONG   | in
            CERTIFICATE_OR_PASSWORD  | MISSING      | WRONG   | WRONG_PASSWORD: No certificate was presented, and the password does not match.
            CERTIFICATE_OR_PASSWORD  | UNREGISTERED | WRONG   | WRONG_PASSWORD: The certificate is not registered with this user, and the password does not match.
            CERTIFICATE_OR_PASSWORD  | UNTRUSTED    | MISSING | CERTIFICATE_NOT_REGISTERED: The certificate is not trusted, and no password was sent.
            """)
    void theMethodSaysWhatSufficesAndTheReasonIsTrue(
            LoginMethod method, CertificateProof certificate, PasswordProof password, String outcome) {
        assertThat(outcome(method, new Evidence(certificate, password))).isEqualTo(outcome);
    }

    private static String outcome(LoginMethod method, Evidence evidence) {
        try {
            evidence.check(method);
            return "in";
        } catch (LoginRefusedException refused) {
            return refused.reason() + ": " + refused.getMessage();
        }
    }
}
