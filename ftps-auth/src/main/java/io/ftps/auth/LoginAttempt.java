/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.net.InetSocketAddress;

/**
 * One attempt to log in. Prints without secrets. The catch: the name is whatever a stranger typed, so it may be very long,
 * hold control characters, or be a password typed in the wrong place.
 *
 * @param userName the name, as the client sent it
 * @param credentials the proof offered
 * @param listener name of the listener the client came in by
 * @param remoteAddress where the client connects from
 */
public record LoginAttempt(
        String userName, Credentials credentials, String listener, InetSocketAddress remoteAddress) {}
