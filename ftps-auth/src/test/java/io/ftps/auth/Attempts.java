/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

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
}
