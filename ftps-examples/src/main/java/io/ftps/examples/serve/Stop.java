/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.FtpsServer;
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
     * @param server what to close
     * @param limits how long transfers have to end
     * @param out is told so, in one line
     */
    public static void whenTold(FtpsServer server, Limits limits, PrintWriter out) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, limits, out), "ftps-stop"));
    }

    private static void stop(FtpsServer server, Limits limits, PrintWriter out) {
        int sessions = server.sessionCount();
        out.println("Stopping: "
                + (sessions == 0
                        ? "nobody is connected."
                        : sessions + " connected, transfers have up to " + Durations.format(limits.get(Time.STOP_GRACE))
                                + " to end."));
        out.flush();
        server.close();
        Runtime.getRuntime().halt(0);
    }
}
