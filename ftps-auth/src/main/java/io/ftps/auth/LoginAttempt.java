/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.net.InetSocketAddress;

/**
 * One attempt to log in.
 *
 * @param userName the name, as the client sent it
 * @param credentials the proof offered
 * @param listener name of the listener
 * @param remoteAddress where the client connects from
 */
public record LoginAttempt(
        String userName, Credentials credentials, String listener, InetSocketAddress remoteAddress) {}
