/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.watch;

import java.io.IOException;
import java.util.List;

/**
 * Brings notices to people. Called one at a time, on the thread that looks; may block, and should only return when what it was given
 * cannot get lost any more. The catch: where one of several listeners fails, all of them hear the same notices again.
 */
@FunctionalInterface
public interface NoticeListener {
    /**
     * Takes what one look has found.
     *
     * @param notices at least one
     * @throws IOException when they cannot be kept; they are told again at the next look
     */
    void told(List<Notice> notices) throws IOException;
}
