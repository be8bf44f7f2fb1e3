/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.auth.Digest;
import io.ftps.auth.Digest.Algorithm;
import java.security.cert.X509Certificate;

/** What a certificate is recognised by, as it is written in different places. */
record Digests(X509Certificate certificate) {
    /** As {@code ftps client-cert add} takes it. */
    String whole() {
        return "sha256/" + Digest.of(Algorithm.SHA_256, certificate).hex();
    }

    /** Of the key, as {@code ftps client-cert add} takes it. */
    String key() {
        return "key/" + Digest.ofKey(certificate).hex();
    }
}
