/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.HeldCertificate;
import io.ftps.auth.Network;
import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.PresentedCertificate.Trust;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.auth.file.TankEntry.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One certificate in the file of a tank: {@code KEY=VALUE}, separated by colons, values as in a users file. */
final class TankLine {
    private static final String ID = "id";
    private static final String STATE = "state";
    private static final String USER = "user";
    private static final String ADDRESS = "address";
    private static final String COUNT = "count";
    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final String RENEWS = "renews";
    private static final String CHAIN = "chain";
    private static final String ISSUERS = "issuers";

    private final Map<String, String> values = new HashMap<>();

    private TankLine(String line) {
        for (String field : line.split(":", -1)) {
            int equals = field.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("A field has no = (expected: KEY=VALUE, separated by colons).");
            }
            values.put(field.substring(0, equals), field.substring(equals + 1));
        }
    }

    static String format(TankEntry entry) {
        HeldCertificate held = entry.held();
        StringBuilder line = new StringBuilder(ID + "=" + PercentText.encode(held.id()));
        append(line, STATE, entry.state().name().toLowerCase(Locale.ROOT));
        append(line, USER, PercentText.encode(held.userName()));
        append(line, ADDRESS, PercentText.encode(held.address().getHostAddress()));
        append(line, COUNT, Long.toString(held.count()));
        append(line, FIRST, PercentText.encode(held.firstSeen().toString()));
        append(line, LAST, PercentText.encode(held.lastSeen().toString()));
        held.renews().ifPresent(renewed -> append(line, RENEWS, CertificateText.format(renewed)));
        append(line, CHAIN, TankCertificates.format(held.presented().chain()));
        if (held.presented().isTrusted()) {
            append(line, ISSUERS, TankCertificates.format(held.presented().issuers()));
        }
        return line.toString();
    }

    private static void append(StringBuilder line, String key, String value) {
        line.append(':').append(key).append('=').append(value);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException with one sentence
     */
    static TankEntry parse(String text) {
        TankLine line = new TankLine(text);
        HeldCertificate held = new HeldCertificate(
                line.text(ID),
                line.text(USER),
                line.presented(),
                Network.parse(line.text(ADDRESS)).address(),
                SettingText.number(COUNT, line.text(COUNT), Long.MAX_VALUE),
                line.instant(FIRST),
                line.instant(LAST),
                line.renews());
        return TankEntry.of(held, line.state());
    }

    private PresentedCertificate presented() {
        Trust trust = Optional.ofNullable(values.get(ISSUERS))
                .<Trust>map(issuers -> new Trust.Trusted(TankCertificates.parse(issuers)))
                .orElseGet(Trust.Unknown::new);
        return new PresentedCertificate(TankCertificates.parse(text(CHAIN)), trust);
    }

    private Optional<RegisteredCertificate> renews() {
        return Optional.ofNullable(values.get(RENEWS)).map(CertificateText::parse);
    }

    private State state() {
        String word = text(STATE);
        for (State state : State.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("The state is \"" + word + "\" (expected: waiting or rejected).");
    }

    private Instant instant(String key) {
        return MomentText.parse(key, text(key));
    }

    private String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("A field is missing (expected: " + key + "=VALUE).");
        }
        return PercentText.decode(value);
    }
}
