/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is left on the heap behind full collections, and whether it grows. */
final class LiveHeap {
    private static final double MEBIBYTE = 1 << 20;
    private static final double TEN_MINUTES = Duration.ofMinutes(10).toNanos();
    private static final int COLLECTIONS = 3;

    private final List<Sample> samples = new ArrayList<>();

    private record Sample(double tenMinutes, double mebibytes) {}

    void look() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        double used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        samples.add(new Sample(System.nanoTime() / TEN_MINUTES, used / MEBIBYTE));
    }

    /** The slope of the line that fits best, without the first samples, when classes are loaded and caches fill. */
    double mebibytesInTenMinutes() {
        List<Sample> settled = samples.subList(samples.size() / 4, samples.size());
        double time = mean(settled.stream().map(Sample::tenMinutes).toList());
        double size = mean(settled.stream().map(Sample::mebibytes).toList());
        double together = 0;
        double apart = 0;
        for (Sample sample : settled) {
            together += (sample.tenMinutes() - time) * (sample.mebibytes() - size);
            apart += Math.pow(sample.tenMinutes() - time, 2);
        }
        return together / apart;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Override
    public String toString() {
        return samples.stream()
                        .map(sample -> "%.1f".formatted(sample.mebibytes()))
                        .toList() + " MiB";
    }
}
