/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/**
 * What a server asks of clients in the handshake of a main channel. Side channels have a rule of their own: {@link
 * TlsConnection#sideHandler}.
 */
public enum ClientCertificatePolicy {
    /** No certificate is asked for. */
    IGNORE,
    /**
     * A certificate is asked for. Who presents none, or one that is {@link ClientCertificateVerdict.Unknown unknown}, is let
     * in; one that is {@link ClientCertificateVerdict.Refused refused} ends the connection.
     */
    REQUEST,
    /**
     * A certificate is demanded, and the verifier must accept it, unless {@link UnknownCertificates} says otherwise. Who presents none gets the engine's alert. The catch: any
     * other refusal comes after the handshake, since a verifier may take its time, and so without an alert.
     */
    REQUIRE
}
