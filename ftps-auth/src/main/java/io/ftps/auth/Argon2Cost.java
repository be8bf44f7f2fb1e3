/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/**
 * What one Argon2id hash costs. RFC 9106, section 3.1.
 *
 * @param memory in KiB
 * @param passes over the memory
 * @param lanes the memory is divided into
 */
record Argon2Cost(int memory, int passes, int lanes) {
    private static final int MOST_MEMORY = 262_144;
    /** Passes times KiB: some seconds of one processor. */
    private static final int MOST_WORK = 1_048_576;

    private static final int LEAST_MEMORY_PER_LANE = 8;
    private static final Bounds PASSES = new Bounds("The Argon2id number of passes (t)", "", 1, 32);
    private static final Bounds LANES = new Bounds("The Argon2id number of lanes (p)", "", 1, 16);

    /** Numbers as read from a file, each as large as a {@code long}. */
    static Argon2Cost checked(long memory, long passes, long lanes) {
        LANES.check(lanes);
        PASSES.check(passes);
        new Bounds("The Argon2id memory (m)", " KiB", LEAST_MEMORY_PER_LANE * lanes, MOST_MEMORY).check(memory);
        new Bounds("The Argon2id memory times passes (m x t)", " KiB", 1, MOST_WORK).check(memory * passes);
        return new Argon2Cost((int) memory, (int) passes, (int) lanes);
    }

    boolean isBelow(Argon2Cost other) {
        return memory < other.memory || memory * passes < other.memory * other.passes;
    }

    @Override
    public String toString() {
        return "m=" + memory + ",t=" + passes + ",p=" + lanes;
    }
}
