/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/** The program that speaks TLS. Both behave alike except in speed and in what they can prove of a resumed session. */
public enum TlsEngine {
    /** The JDK's own. */
    JDK,
    /** BoringSSL through netty-tcnative. */
    BORINGSSL
}
