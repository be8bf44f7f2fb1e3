/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The line of a configuration that serves a certificate.
 *
 * @param chain the certificate and its issuers
 * @param key its key
 * @param passphrase where that of the key is
 */
record IdentityLine(Path chain, Path key, Optional<String> passphrase) {
    String text() {
        String secret =
                passphrase.map(place -> ", passphrase: \"" + place + "\"").orElse("");
        return "certificate: { pem: { chain: " + Quoted.yaml(chain) + ", key: " + Quoted.yaml(key) + secret + " } }";
    }
}
