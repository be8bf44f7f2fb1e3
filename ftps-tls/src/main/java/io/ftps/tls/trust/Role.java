/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

/** Which end of a connection a certificate is shown by, and what it must say to be for that (RFC 5280, section 4.2.1.12). */
enum Role {
    CLIENT("clients", "clientAuth", "1.3.6.1.5.5.7.3.2"),
    SERVER("servers", "serverAuth", "1.3.6.1.5.5.7.3.1");

    private final String plural;
    private final String purpose;
    private final String oid;

    Role(String plural, String purpose, String oid) {
        this.plural = plural;
        this.purpose = purpose;
        this.oid = oid;
    }

    /** Such as {@code clients}. */
    String plural() {
        return plural;
    }

    /** Its name in RFC 5280. */
    String purpose() {
        return purpose;
    }

    String oid() {
        return oid;
    }
}
