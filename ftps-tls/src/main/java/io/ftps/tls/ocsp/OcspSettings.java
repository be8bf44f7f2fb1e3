/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.ocsp;

import io.ftps.tls.fetch.Bounds;
import io.ftps.tls.fetch.HttpExchange;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whom an {@link OcspStapler} or an {@link OcspClient} asks, and the bounds: each has a name, a unit and a default. Immutable.
 *
 * <pre>{@code OcspSettings.DEFAULT.with(OcspSettings.Time.FETCH, Duration.ofSeconds(5))}</pre>
 */
public final class OcspSettings {
    /** Bounds that measure time. */
    public enum Time {
        /** For one question, from connecting to the last byte of the answer. */
        FETCH(Duration.ofSeconds(10)),
        /** By how much the responder's clock may be ahead of ours. */
        CLOCK_SKEW(Duration.ofMinutes(5)),
        /** Between a failure and the next question, and the least time between any two; doubled after each failure. */
        FIRST_RETRY(Duration.ofMinutes(1)),
        /** The longest time between a failure and the next question. */
        LONGEST_RETRY(Duration.ofHours(1));

        private final Duration byDefault;

        Time(Duration byDefault) {
            this.byDefault = byDefault;
        }
    }

    /** The certificate says whom to ask; answers have at most 64 KiB; times are as their constants say. */
    public static final OcspSettings DEFAULT = new OcspSettings(Optional.empty(), 64 * 1024, Map.of());

    private final Optional<URI> responder;
    private final int maxResponseBytes;
    private final Map<Time, Duration> times;

    private OcspSettings(Optional<URI> responder, int maxResponseBytes, Map<Time, Duration> times) {
        this.responder = responder;
        this.maxResponseBytes = maxResponseBytes;
        this.times = times;
    }

    /** {@return whom to ask about every certificate, whatever it says itself} */
    public Optional<URI> responder() {
        return responder;
    }

    /** {@return how many bytes of an answer are read; a longer one is thrown away} */
    public int maxResponseBytes() {
        return maxResponseBytes;
    }

    /**
     * A bound that measures time.
     *
     * @param time which
     * @return its value
     */
    public Duration get(Time time) {
        return times.getOrDefault(time, time.byDefault);
    }

    HttpExchange newExchange() {
        return new HttpExchange("the responder", new Bounds(get(Time.FETCH), maxResponseBytes));
    }

    /**
     * The same settings but for the responder, such as a proxy in the own network.
     *
     * @param address an http or https address
     * @return a copy
     */
    public OcspSettings withResponder(URI address) {
        if (!HttpExchange.isHttp(address)) {
            throw new IllegalArgumentException("responder: " + address + " (expected: an http or https address)");
        }
        return new OcspSettings(Optional.of(address), maxResponseBytes, times);
    }

    /**
     * The same settings but for the longest answer.
     *
     * @param bytes at least 1,024
     * @return a copy
     */
    public OcspSettings withMaxResponseBytes(int bytes) {
        if (bytes < 1_024) {
            throw new IllegalArgumentException("maxResponseBytes: " + bytes + " (expected: at least 1024)");
        }
        return new OcspSettings(responder, bytes, times);
    }

    /**
     * The same settings but for one time.
     *
     * @param time which
     * @param value the new value; 10 milliseconds to 7 days
     * @return a copy
     */
    public OcspSettings with(Time time, Duration value) {
        if (value.compareTo(Duration.ofMillis(10)) < 0 || value.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException(time + ": " + value + " (expected: 10 milliseconds to 7 days)");
        }
        Map<Time, Duration> copy = new EnumMap<>(Time.class);
        copy.putAll(times);
        copy.put(time, value);
        return new OcspSettings(responder, maxResponseBytes, copy);
    }
}
