/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.jar;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that logs what somebody would write who wants to forge a line or to paint the operator's screen. */
public final class NastyText {
    private NastyText() {}

    /**
     * Logs.
     *
     * @param args not looked at
     */
    public static void main(String[] args) {
        Logger log = LoggerFactory.getLogger("io.ftps.nasty");
        log.info("red \u001B[31m text\r\n2026-01-01T00:00:00.000Z INFO  events login user=root\u009B\u202E");
        log.warn("fault", new IllegalStateException("first\u001B[2J\n2026-01-01T00:00:00.000Z INFO  forged"));
        log.debug("not shown");
        LoggerFactory.getLogger("org.example").info("not shown");
    }
}
