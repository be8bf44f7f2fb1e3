/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import java.util.List;
import java.util.Locale;

/**
 * What a server says it has (RFC 2389, section 3.2), as far as this client cares.
 *
 * @param mlsd listings for machines
 * @param utf8 names in UTF-8
 */
record Features(boolean mlsd, boolean utf8) {
    static final Features NONE = new Features(false, false);

    /** A server that refuses FEAT has none. */
    static Features of(ServerReply reply) {
        if (!reply.isDone()) {
            return NONE;
        }
        List<String> lines = reply.lines().stream()
                .map(line -> line.strip().toUpperCase(Locale.ROOT))
                .toList();
        return new Features(
                lines.stream().anyMatch(line -> line.startsWith("MLST") || line.equals("MLSD")),
                lines.contains("UTF8"));
    }
}
