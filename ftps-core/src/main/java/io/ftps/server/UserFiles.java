/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import io.ftps.auth.User;
import io.ftps.file.FileSystemView;
import java.io.IOException;

/** Opens what a user sees, once for each login. Called on a worker, may block. */
@FunctionalInterface
public interface UserFiles {
    /**
     * Opens the view of somebody who has just proven who they are.
     *
     * @param user who
     * @return the view, used until the session ends
     * @throws IOException when it cannot be had: the login is answered with 451
     */
    FileSystemView open(User user) throws IOException;
}
