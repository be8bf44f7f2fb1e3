/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

/** What a client speaks. */
public enum TlsVersion {
    TLS_1_2("TLSv1.2"),
    TLS_1_3("TLSv1.3");

    private final String protocol;

    TlsVersion(String protocol) {
        this.protocol = protocol;
    }

    /** The JDK's name of it. */
    public String protocol() {
        return protocol;
    }
}
