/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/** How a user proves who he or she is. A method that names a certificate is met only by one that the server trusts. */
public enum LoginMethod {
    /** By password; a certificate is not looked at. */
    PASSWORD,
    /** By certificate alone; no password lets the user in. */
    CERTIFICATE,
    /** By both. */
    CERTIFICATE_AND_PASSWORD,
    /** By either; a certificate that suffices spares the password. */
    CERTIFICATE_OR_PASSWORD;

    /**
     * What is proven by what was offered.
     *
     * @param certificate whether a trusted certificate of this user was presented
     * @param password whether the right password was sent
     * @return whether that is enough
     */
    public boolean isMetBy(boolean certificate, boolean password) {
        return switch (this) {
            case PASSWORD -> password;
            case CERTIFICATE -> certificate;
            case CERTIFICATE_AND_PASSWORD -> certificate && password;
            case CERTIFICATE_OR_PASSWORD -> certificate || password;
        };
    }

    boolean looksAtCertificate() {
        return this != PASSWORD;
    }

    boolean looksAtPassword() {
        return this != CERTIFICATE;
    }
}
