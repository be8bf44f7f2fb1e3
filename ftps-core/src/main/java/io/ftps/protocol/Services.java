/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.auth.Authenticator;
import io.ftps.auth.LoginGuard;
import io.ftps.command.CommandHook;
import io.ftps.file.Usage;
import io.ftps.server.Limits;
import io.ftps.server.PartialUploads;
import io.ftps.server.UserFiles;
import java.time.Clock;

/**
 * What all sessions of a server share and commands need.
 *
 * @param authenticator who may log in
 * @param guard slows and bans those who guess
 * @param files what users see
 * @param greeting text of the 220
 * @param hosts servers of other names behind the same listeners
 * @param limits every bound
 * @param routes the ways that data connections may take
 * @param clock the time of day, for listings
 * @param usages how much those with a quota have stored
 * @param partialUploads what becomes of uploads that were cut off
 * @param commands every verb
 * @param hook is asked before each command
 */
public record Services(
        Authenticator authenticator,
        LoginGuard guard,
        UserFiles files,
        String greeting,
        HostResolution hosts,
        Limits limits,
        DataRoutes routes,
        Clock clock,
        Shared<UserKey, Usage> usages,
        PartialUploads partialUploads,
        CommandTable commands,
        CommandHook hook) {
    /** Refuses a greeting that is none. */
    public Services {
        if (greeting.isBlank()) {
            throw new IllegalArgumentException("greeting: blank (expected: one line of text)");
        }
    }

    /**
     * The same with other bounds.
     *
     * @param others every bound
     * @return a copy
     */
    public Services with(Limits others) {
        return new Services(
                authenticator,
                guard,
                files,
                greeting,
                hosts,
                others,
                routes,
                clock,
                usages,
                partialUploads,
                commands,
                hook);
    }

    /**
     * The same with another greeting.
     *
     * @param text of the 220
     * @return a copy
     */
    public Services greeting(String text) {
        return new Services(
                authenticator,
                guard,
                files,
                text,
                hosts,
                limits,
                routes,
                clock,
                usages,
                partialUploads,
                commands,
                hook);
    }
}
