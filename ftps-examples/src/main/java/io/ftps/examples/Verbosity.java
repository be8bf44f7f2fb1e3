/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

/** How much people are told. Read by {@code logback.xml} when the first logger is made, so it is set before any work. */
final class Verbosity {
    private static final String LEVEL = "ftps.log.level";

    private Verbosity() {}

    static void set(boolean verbose) {
        System.setProperty(LEVEL, verbose ? "DEBUG" : "INFO");
    }

    static boolean isVerbose() {
        return "DEBUG".equals(System.getProperty(LEVEL));
    }
}
