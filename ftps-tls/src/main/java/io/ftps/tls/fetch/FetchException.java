/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.fetch;

/** There is no answer. The message is the end of a sentence for the operator, without period. */
public final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    FetchException(String message) {
        super(message);
    }

    FetchException(String message, Throwable cause) {
        super(message, cause);
    }
}
