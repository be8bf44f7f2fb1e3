/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/**
 * A certificate and its key cannot be used. The message is one sentence that names the file, what is wrong with it and
 * what was expected; it never holds a passphrase or a key.
 */
public final class CertifiedKeyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong, for sources of identities outside this package.
     *
     * @param message one sentence: what is wrong, and what was expected
     */
    public CertifiedKeyException(String message) {
        super(message);
    }

    /**
     * Says what is wrong and what went wrong below.
     *
     * @param message one sentence: what is wrong, and what was expected
     * @param cause the failure below
     */
    public CertifiedKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
