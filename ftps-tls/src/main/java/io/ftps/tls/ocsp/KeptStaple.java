/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.ocsp;

import io.ftps.tls.fetch.HttpExchange;
import io.ftps.tls.ocsp.OcspSettings.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The staple of one certificate, through its renewals: the last good one stays until it expires, whatever happens to the
 * responder. Read by any thread, renewed by one at a time.
 */
final class KeptStaple {
    private static final Logger LOGGER = LoggerFactory.getLogger(KeptStaple.class);

    private final OcspQuestion question;
    private final OcspSettings settings;
    private volatile Optional<Staple> last;
    private int failures;

    KeptStaple(OcspQuestion question, OcspSettings settings, Optional<Staple> inherited) {
        this.question = question;
        this.settings = settings;
        this.last = inherited;
    }

    OcspQuestion question() {
        return question;
    }

    Optional<Staple> at(Instant now) {
        return last.filter(staple -> staple.isValidAt(now));
    }

    /** Asks once, blocking, and says how long to wait before asking again. */
    Duration renew(HttpExchange http, Instant now) throws InterruptedException {
        try {
            byte[] response = question.ask(http);
            return learned(new OcspVerifier(question, now, settings.get(Time.CLOCK_SKEW)).verify(response), now);
        } catch (OcspException e) {
            LOGGER.warn(
                    "No new OCSP staple for the certificate of {} from {}: {}; {}.",
                    question.subject(),
                    question.responder(),
                    e.getMessage(),
                    at(now).map(staple -> "the last one is shown until " + staple.until())
                            .orElse("none is shown"));
            LOGGER.debug("Cause of the missing OCSP staple:", e);
            return backOff();
        }
    }

    private Duration learned(OcspAnswer answer, Instant now) {
        failures = 0;
        if (answer instanceof OcspAnswer.Good good) {
            return showing(good.staple(), now);
        }
        last = Optional.empty();
        LOGGER.error(
                "The certificate of {} with serial number {} is REVOKED ({}), says {}. Replace it.",
                question.subject(),
                question.serial().toString(16),
                answer,
                question.responder());
        return settings.get(Time.LONGEST_RETRY);
    }

    private Duration showing(Staple staple, Instant now) {
        last = Optional.of(staple);
        LOGGER.debug("OCSP staple for the certificate of {} until {}.", question.subject(), staple.until());
        return longer(staple.halfOfTheRestAt(now), settings.get(Time.FIRST_RETRY));
    }

    private Duration backOff() {
        Duration longest = settings.get(Time.LONGEST_RETRY);
        Duration wait = settings.get(Time.FIRST_RETRY);
        for (int i = 0; i < failures && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        failures++;
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
