/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/** Which {@link TlsEngine} an operator wants. The strict choices fail in {@link ServerTls.Builder#build()}. */
public enum EngineChoice {
    /**
     * BoringSSL if netty-tcnative loads, else the JDK's engine. An identity whose key cannot leave its token (PKCS#11) is
     * served by the JDK's engine in either case, since BoringSSL needs the key in memory.
     */
    AUTO,
    /** The JDK's engine, also where netty-tcnative would load. */
    JDK,
    /** BoringSSL or nothing: an identity whose key cannot leave its token ends in a failed handshake. */
    BORINGSSL
}
