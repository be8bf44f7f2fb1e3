/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/** What was found to tie a data connection to its control connection; each level includes the ones before it. */
public enum BindingLevel {
    /** The peer's address. */
    ADDRESS,
    /** A TLS session was resumed, but the engine cannot rule out a stranger's ticket. */
    SESSION_UNPROVEN,
    /**
     * The TLS session of this very control connection was resumed. The JDK's engine always knows, BoringSSL only under
     * {@link DataBinding#REQUIRE}.
     */
    SESSION
}
