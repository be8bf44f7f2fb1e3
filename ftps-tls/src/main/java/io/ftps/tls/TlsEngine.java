/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/** The program that speaks TLS. */
public enum TlsEngine {
    /** The JDK's own. */
    JDK,
    /** BoringSSL through netty-tcnative. */
    BORINGSSL
}
