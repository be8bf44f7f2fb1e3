/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An entry of a server's directory.
 *
 * @param name without its directory; as the server wrote it, so it may hold anything but a line end
 * @param kind what it is
 * @param size bytes, where the server tells
 * @param modified when it was changed, where the server tells so that it can be known
 */
public record RemoteFile(String name, Kind kind, OptionalLong size, Optional<Instant> modified) {
    /** What an entry is. */
    public enum Kind {
        /** Bytes. */
        FILE,
        /** Holds others. */
        DIRECTORY,
        /** A symbolic link, or what no other word fits. */
        OTHER
    }
}
