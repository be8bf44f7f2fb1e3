/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP, upon which servers read their files anew. Java has no API for signals but one that is not promised to stay
 * ({@code sun.misc.Signal}), so it is looked for at run time; where it is missing, nothing but the signal is.
 */
public final class Hangup {
    private static final Logger LOG = LoggerFactory.getLogger(Hangup.class);

    private Hangup() {}

    /**
     * Does something each time the process is sent a SIGHUP, on a thread of the JVM. Without such a signal on this system,
     * or with {@code -Xrs}, this does nothing, and says so in the log.
     *
     * @param task may block
     */
    public static void whenTold(Runnable task) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler answer = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    run(task);
                }
                return null;
            };
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("HUP"),
                            Proxy.newProxyInstance(Hangup.class.getClassLoader(), new Class<?>[] {handler}, answer));
        } catch (ReflectiveOperationException e) {
            LOG.info("SIGHUP is not heard here; certificates are read anew when their files change.");
        }
    }

    private static void run(Runnable task) {
        LOG.info("SIGHUP: all certificates are read anew.");
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("Not everything could be read anew.", e);
        }
    }
}
