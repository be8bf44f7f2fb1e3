/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.ldap;

import java.util.Optional;
import javax.naming.NamingException;
import javax.net.SocketFactory;

/**
 * Where JNDI gets its sockets, which it asks for by the name of a class: nothing for anybody else to call. It gets them while a
 * connection is opened and never again. JNDI would open a lost connection anew by itself, and one that StartTLS had encrypted
 * would then not be.
 */
public final class LdapSockets {
    private static final ThreadLocal<Optional<SocketFactory>> OPENING = ThreadLocal.withInitial(Optional::empty);

    private LdapSockets() {}

    /** Opens one connection. */
    @FunctionalInterface
    interface Opening<T> {
        T open() throws NamingException;
    }

    /** Lets a connection be opened with sockets of this factory. JNDI looks for this class where the thread's loader looks. */
    static <T> T with(SocketFactory factory, Opening<T> opening) throws NamingException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(LdapSockets.class.getClassLoader());
        OPENING.set(Optional.of(factory));
        try {
            return opening.open();
        } finally {
            OPENING.remove();
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Called by JNDI, on the thread that opens a connection.
     *
     * @throws IllegalStateException at any other time
     */
    public static SocketFactory getDefault() {
        return OPENING.get().orElseThrow(() -> new IllegalStateException("The connection to the directory was lost."));
    }
}
