/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.ocsp;

/** There is no answer, or one that cannot be used. The message is the end of a sentence for the operator, without period. */
final class OcspException extends Exception {
    private static final long serialVersionUID = 1L;

    OcspException(String message) {
        super(message);
    }

    OcspException(String message, Throwable cause) {
        super(message, cause);
    }
}
