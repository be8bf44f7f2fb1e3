/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/** What a client's certificate has shown about one account. */
enum CertificateProof {
    MISSING("no certificate was presented"),
    UNTRUSTED("the certificate is not trusted"),
    UNREGISTERED("the certificate is not registered with this user"),
    REGISTERED("the certificate is right");

    private final String words;

    CertificateProof(String words) {
        this.words = words;
    }

    /** For the middle of a sentence. */
    String words() {
        return words;
    }
}
