/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.auth.LoginGuard;
import io.ftps.auth.Network;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** The section {@code login-guard}. */
final class GuardReader {
    private static final String EXEMPT = "exempt";

    private GuardReader() {}

    static GuardSettings read(Section section) {
        GuardSettings defaults = GuardSettings.DEFAULT;
        List<Network> exempt = section.has(EXEMPT)
                ? section.values(EXEMPT, ValueKind.network(), "a list of networks such as 192.0.2.0/24")
                : defaults.exempt();
        GuardSettings settings = new GuardSettings(
                section.value("failures", failures()).orElse(defaults.failures()),
                section.value("window", time(LoginGuard.Builder::window)).orElse(defaults.window()),
                section.value("ban", time(LoginGuard.Builder::banTime)).orElse(defaults.ban()),
                section.value("delay", time(LoginGuard.Builder::baseDelay)).orElse(defaults.delay()),
                section.value("longest-delay", time(LoginGuard.Builder::longestDelay))
                        .orElse(defaults.longestDelay()),
                exempt);
        section.end();
        return settings;
    }

    private static ValueKind<Integer> failures() {
        return ValueKind.of("a whole number", text -> {
            int failures = Integer.parseInt(text);
            LoginGuard.builder().failures(failures);
            return failures;
        });
    }

    /** Tried at once, so that a time out of its bounds is told with them. */
    private static ValueKind<Duration> time(BiConsumer<LoginGuard.Builder, Duration> bound) {
        return ValueKind.of(Durations.FORMS, text -> {
            Duration time = Durations.parse(text);
            bound.accept(LoginGuard.builder(), time);
            return time;
        });
    }
}
