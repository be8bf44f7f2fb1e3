/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

/** A file of certificates or revocation lists cannot be used. The message is one sentence that names it and its fault. */
public final class TrustFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrustFileException(String sentence) {
        super(sentence);
    }

    TrustFileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
