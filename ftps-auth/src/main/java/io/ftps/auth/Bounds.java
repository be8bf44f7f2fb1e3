/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/** What a number may be, and how to say so when it is not. */
record Bounds(String subject, String unit, long least, long most) {
    void check(long value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    subject + " is " + value + unit + " (expected: " + least + " to " + most + ").");
        }
    }
}
