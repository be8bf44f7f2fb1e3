/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Login attempts as a server makes them. */
public final class Attempts {
    private Attempts() {}

    public static LoginAttempt login(String name, String password) {
        return new LoginAttempt(
                name,
                new Password(password.toCharArray()),
                "explicit",
                InetSocketAddress.createUnresolved("client.example", 40_000));
    }

    /** By certificate alone, as at USER. */
    public static LoginAttempt login(String name, PresentedCertificate presented) {
        return attempt(name, presented);
    }

    public static LoginAttempt login(String name, String password, PresentedCertificate presented) {
        return attempt(name, new PasswordAndCertificate(new Password(password.toCharArray()), presented));
    }

    private static LoginAttempt attempt(String name, Credentials credentials) {
        return new LoginAttempt(
                name, credentials, "explicit", new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000));
    }
}
