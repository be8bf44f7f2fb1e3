/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/** When a listener with {@link TlsMode#IMPLICIT} greets its clients. */
public enum FirstWords {
    /** After the handshake, under TLS. */
    UNDER_TLS,
    /** In clear, before the handshake, as z/OS expects it with {@code SECUREIMPLICITZOS TRUE}. Other clients fail there. */
    IN_CLEAR
}
