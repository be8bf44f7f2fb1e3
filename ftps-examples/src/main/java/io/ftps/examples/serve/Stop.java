/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.Durations;
import io.ftps.server.Limits;
import io.ftps.server.Limits.Time;
import java.io.PrintWriter;

/**
 * The end of the process. SIGTERM and Ctrl-C run shutdown hooks and then end a JVM with 128 and the signal's number; a server
 * that did what it was told should end with 0, so the hook closes the server and halts.
 */
public final class Stop {
    private Stop() {}

    /**
     * Closes the server when the process is told to end.
     *
     * @param running what to close
     * @param out is told so, in one line
     */
    public static void whenTold(RunningServer running, PrintWriter out) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, out), "ftps-stop"));
    }

    private static void stop(RunningServer running, PrintWriter out) {
        int sessions = running.server().sessionCount();
        Limits limits = running.settings().limits();
        out.println("Stopping: "
                + (sessions == 0
                        ? "nobody is connected."
                        : sessions + " connected, transfers have up to " + Durations.format(limits.get(Time.STOP_GRACE))
                                + " to end."));
        out.flush();
        running.close();
        Runtime.getRuntime().halt(0);
    }
}
