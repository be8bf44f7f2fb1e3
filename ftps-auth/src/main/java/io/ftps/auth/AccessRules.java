/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import io.ftps.auth.LoginRefusedException.Reason;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Where, until when and how often a user may log in. The engine holds to it whatever authenticator named the user.
 *
 * @param listeners names of the listeners; empty for all
 * @param networks where the client may be; empty for everywhere
 * @param expires when the account ends; empty for never
 * @param maxSessions how many at once; empty for as many as the server bears
 */
public record AccessRules(
        Set<String> listeners, List<Network> networks, Optional<Instant> expires, OptionalInt maxSessions) {
    /** From everywhere, for ever. */
    public static final AccessRules NONE = new AccessRules(Set.of(), List.of(), Optional.empty(), OptionalInt.empty());

    /** Copies the collections; refuses less than one session with {@link IllegalArgumentException}. */
    public AccessRules {
        listeners = Set.copyOf(listeners);
        networks = List.copyOf(networks);
        if (maxSessions.isPresent() && maxSessions.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "The most sessions of a user are " + maxSessions.getAsInt() + " (expected: at least 1).");
        }
    }

    /** These rules with other listeners; with none, all are allowed. */
    public AccessRules withListeners(Set<String> names) {
        return new AccessRules(names, networks, expires, maxSessions);
    }

    /** These rules with other networks; with none, all are allowed. */
    public AccessRules withNetworks(List<Network> others) {
        return new AccessRules(listeners, others, expires, maxSessions);
    }

    /** These rules with an end. */
    public AccessRules withExpiry(Instant end) {
        return new AccessRules(listeners, networks, Optional.of(end), maxSessions);
    }

    /** These rules with at most so many sessions at once. */
    public AccessRules withMaxSessions(int number) {
        return new AccessRules(listeners, networks, expires, OptionalInt.of(number));
    }

    /**
     * Refuses a login that the proof was right for, but not the place or the time.
     *
     * @throws LoginRefusedException as {@link Reason#NOT_ALLOWED}, with the reason for the operator
     */
    public void check(LoginAttempt attempt, Instant now) throws LoginRefusedException {
        InetAddress client = attempt.remoteAddress().getAddress();
        if (expires.filter(end -> !now.isBefore(end)).isPresent()) {
            throw new LoginRefusedException(Reason.NOT_ALLOWED, "The account has expired at " + expires.get() + ".");
        }
        if (!listeners.isEmpty() && !listeners.contains(attempt.listener())) {
            throw new LoginRefusedException(
                    Reason.NOT_ALLOWED, "The account may not use listener " + attempt.listener() + ".");
        }
        if (!networks.isEmpty() && networks.stream().noneMatch(network -> network.contains(client))) {
            throw new LoginRefusedException(
                    Reason.NOT_ALLOWED, "The account may not come from " + client.getHostAddress() + ".");
        }
    }
}
