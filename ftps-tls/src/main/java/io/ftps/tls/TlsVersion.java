/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/** A version of TLS, oldest first, so that {@code compareTo} tells the older one. */
public enum TlsVersion {
    /** RFC 2246, forbidden by RFC 8996. */
    TLS_1_0("TLSv1", 0x0301),
    /** RFC 4346, forbidden by RFC 8996. */
    TLS_1_1("TLSv1.1", 0x0302),
    /** RFC 5246. */
    TLS_1_2("TLSv1.2", 0x0303),
    /** RFC 8446. */
    TLS_1_3("TLSv1.3", 0x0304);

    private final String protocol;
    private final int code;

    TlsVersion(String protocol, int code) {
        this.protocol = protocol;
        this.code = code;
    }

    /** {@return its name in the JDK, such as {@code TLSv1.2}} */
    public String protocol() {
        return protocol;
    }

    /** {@return its number on the wire, such as 0x0303} */
    public int code() {
        return code;
    }
}
