/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.server.Limits;
import io.ftps.server.Limits.Count;
import io.ftps.server.Limits.Time;
import java.time.Duration;

/** The section {@code limits}: each bound under the name of its constant. */
final class LimitsReader {
    private LimitsReader() {}

    static Limits read(Section section) {
        Limits limits = Limits.DEFAULT;
        for (Count count : Count.values()) {
            limits = section.value(Words.of(count), in(limits, count)).orElse(limits);
        }
        for (Time time : Time.values()) {
            limits = section.value(Words.of(time), in(limits, time)).orElse(limits);
        }
        section.end();
        return limits;
    }

    private static ValueKind<Limits> in(Limits limits, Count count) {
        return ValueKind.of("a whole number", text -> limits.with(count, Integer.parseInt(text)));
    }

    private static ValueKind<Limits> in(Limits limits, Time time) {
        return ValueKind.of(Durations.FORMS, text -> {
            Duration value = Durations.parse(text);
            return limits.with(time, value);
        });
    }
}
