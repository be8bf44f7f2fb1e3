/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.time.Instant;

/** A view that can set modification times. */
public interface ModificationTimes {
    void setModified(FtpPath path, Instant time) throws IOException;
}
