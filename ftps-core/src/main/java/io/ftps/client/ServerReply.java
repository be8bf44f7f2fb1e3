/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import java.util.List;

/**
 * What a server answers. RFC 959, section 4.2.
 *
 * @param code three digits
 * @param lines the texts without codes, as the server wrote them: control characters may be in them
 */
public record ServerReply(int code, List<String> lines) {
    private static final int STEP = 100;
    private static final int PRELIMINARY = 1;
    private static final int COMPLETED = 2;
    private static final int INTERMEDIATE = 3;

    /**
     * Copies the list.
     *
     * @param code three digits
     * @param lines the texts
     */
    public ServerReply {
        lines = List.copyOf(lines);
    }

    /** {@return whether another reply follows: 1xx} */
    public boolean isPreliminary() {
        return code / STEP == PRELIMINARY;
    }

    /** {@return whether it was done: 2xx} */
    public boolean isDone() {
        return code / STEP == COMPLETED;
    }

    /** {@return whether the server wants to know more: 3xx} */
    public boolean wantsMore() {
        return code / STEP == INTERMEDIATE;
    }

    /** {@return the last text} */
    public String text() {
        return lines.get(lines.size() - 1);
    }
}
