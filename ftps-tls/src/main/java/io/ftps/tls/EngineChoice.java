/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/** Which {@link TlsEngine} an operator wants. The strict choices fail in {@link ServerTls.Builder#build()}. */
public enum EngineChoice {
    /** BoringSSL if netty-tcnative loads, else the JDK's engine. */
    AUTO,
    /** The JDK's engine, also where netty-tcnative would load. */
    JDK,
    /** BoringSSL or nothing. */
    BORINGSSL
}
