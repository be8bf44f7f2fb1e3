/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/**
 * A certificate and its key cannot be used. The message is one sentence that names the file, what is wrong with it and
 * what was expected; it never holds a passphrase or a key.
 */
public final class CertifiedKeyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    CertifiedKeyException(String message) {
        super(message);
    }

    CertifiedKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
